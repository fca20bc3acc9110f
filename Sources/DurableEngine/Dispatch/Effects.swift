package import DurableCore

/// What functions put out is committed together with what they were called for.
extension Write {
    static func finish(_ receipt: ClaimedMessage.Receipt, sending message: Message?, with effects: [Write]) -> Write {
        Write.finish(receipt, sending: message).with(effects)
    }

    func with(_ effects: [Write]) -> Write { effects.isEmpty ? self : .together([self] + effects) }
}

extension WriteOutcome {
    /// Why `effects` were refused, as the failure of the function that puts them out; nil when they were applied, and when they
    /// were dropped because what the function was called for is another's.
    package func refusal(of effects: [Write]) -> FailureDetails? {
        let text: String
        switch self {
        case .done, .fenced: return nil
        case .exists(let status):
            let ids = effects.compactMap { effect in if case .create(let instance) = effect { instance.id } else { nil } }
            text = ids.map { "\(TaskHubError.alreadyExists($0, status))" }.joined(separator: " ")
        case .rowExists:
            let keys = effects.compactMap { effect in if case .insertRow(let key, _) = effect { "\(key)" } else { nil } }
            text = "The table has a row with the key already: \(keys.joined(separator: ", "))."
        case .notFound, .ended, .conflict, .purged: text = "What the function put out could not be done: \(self)."
        }
        return FailureDetails(errorType: "Error", message: text)
    }
}

/// What a function put out was refused, so that it is the function that failed.
struct EffectsRefused: Error {
    let failure: FailureDetails
}
