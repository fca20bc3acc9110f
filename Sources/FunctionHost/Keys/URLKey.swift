import DurableCore

/// What a key that the host puts into a URL opens. Such keys are signatures: they open what they were made for, and nothing
/// of the host's keys can be learned from them.
enum URLKey: Hashable, Sendable {
    /// Every operation on one instance.
    case instance(InstanceID)
    /// Starting orchestrations.
    case creation

    /// The key's text: `i.END.SIGNATURE`, or without `END.` when it does not end. With another secret all keys that were handed
    /// out before are void.
    ///
    /// - Parameter end: in seconds since 1970.
    func text(of taskHub: String, until end: Int64?, signedWith secret: String) -> String {
        let start = letter + (end.map { ".\($0)." } ?? ".")
        return start + Secrets.signature(of: "\(start)\n\(taskHub)\n\(subject)", with: secret)
    }

    /// Whether a text is this key and has not ended.
    func isIn(_ text: String, of taskHub: String, signedWith secret: String, _ lifetime: URLKeyLifetime) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let end = parts.count == 3 ? Int64(parts[1]) : nil
        guard Secrets.isEqual(text, self.text(of: taskHub, until: end, signedWith: secret)) else { return false }
        return lifetime.admits(end)
    }

    private var letter: String {
        switch self {
        case .instance: "i"
        case .creation: "c"
        }
    }

    private var subject: String {
        switch self {
        case .instance(let id): id.text
        case .creation: ""
        }
    }
}
