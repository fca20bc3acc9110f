import DurableCore

/// What a key that the host puts into a URL opens. Such keys are signatures: they open what they were made for, and nothing
/// of the host's keys can be learned from them.
enum URLKey: Hashable, Sendable {
    /// Every operation on one instance.
    case instance(InstanceID)
    /// Starting orchestrations.
    case creation

    /// The key's text. With another secret all keys that were handed out before are void.
    func text(of taskHub: String, signedWith secret: String) -> String {
        switch self {
        case .instance(let id): "i." + Secrets.signature(of: "instance\n\(taskHub)\n\(id.text)", with: secret)
        case .creation: "c." + Secrets.signature(of: "creation\n\(taskHub)", with: secret)
        }
    }
}
