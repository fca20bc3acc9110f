import Synchronization

/// Ids that nobody else makes: `host-1`, `host-2` …
final class IDSource: Sendable {
    private let prefix: String
    private let last = Mutex(0)

    init(prefix: String) { self.prefix = prefix }

    func next() -> String {
        last.withLock { last in
            last += 1
            return "\(prefix)-\(last)"
        }
    }
}
