package import DurableCore
import FoundationEssentials

/// Where clients and endpoints have the time from.
package protocol StorageClock: Sendable {
    var now: Timestamp { get }
    /// Throws `CancellationError`.
    func sleep(for duration: Duration) async throws
}

/// The clock of the system.
package struct SystemStorageClock: StorageClock {
    package init() {}

    package var now: Timestamp { Timestamp(milliseconds: Date().timeIntervalSince1970 * 1_000) }
    package func sleep(for duration: Duration) async throws { try await Task.sleep(for: duration) }
}
