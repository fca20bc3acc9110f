import DurableCore

/// A storage that cannot take one value, whoever writes it.
struct RejectingStorage: StorageWrapper {
    let base: any Storage
    let value: Payload

    func commit(_ writes: [Write]) async throws -> [WriteOutcome] {
        if let index = writes.firstIndex(where: holdsValue) {
            throw WriteRejected(index: index, reason: "\(value) is too large")
        }
        return try await base.commit(writes)
    }

    private func holdsValue(_ write: Write) -> Bool {
        switch write {
        case .checkpoint(let checkpoint, _):
            checkpoint.change?.update.output == value || checkpoint.change?.tasks.contains { $0.input == value } == true
        case .finish(_, let message):
            if case .taskCompleted(_, value) = message?.event.kind { true } else { false }
        case .create(let instance): instance.start.input == value
        case .enqueue(_, let payload, _, _): payload == value
        case .together(let writes): writes.contains(where: holdsValue)
        default: false
        }
    }
}
