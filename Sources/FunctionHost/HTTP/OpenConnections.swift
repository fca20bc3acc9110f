import Synchronization

/// Counts the connections that are open, so that a flood of them takes neither memory nor file descriptors from the host.
final class OpenConnections: Sendable {
    enum Place: Hashable, Sendable {
        case served
        /// One too many: it is told so.
        case refused
        /// One of so many that there is not even time to tell them.
        case dropped
    }

    /// Beyond the limit so many are told at once.
    static let tolerance = 64

    private let limit: Int
    private let count = Mutex(0)

    init(limit: Int) { self.limit = limit }

    /// For a connection that was opened. Each is to `leave` once, whatever its place.
    func enter() -> Place {
        count.withLock { count in
            count += 1
            if count <= limit { return .served }
            return count <= limit + Self.tolerance ? .refused : .dropped
        }
    }

    func leave() { count.withLock { $0 -= 1 } }
}
