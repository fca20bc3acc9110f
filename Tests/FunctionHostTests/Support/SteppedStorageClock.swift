import AzureStorage
import DurableCore
import Synchronization

/// The system's clock, put forward by hand.
final class SteppedStorageClock: StorageClock {
    private let offset = Mutex(Duration.zero)

    var now: Timestamp { SystemStorageClock().now + offset.withLock { $0 } }

    func sleep(for duration: Duration) async throws { try await SystemStorageClock().sleep(for: duration) }

    func advance(by duration: Duration) { offset.withLock { $0 += duration } }
}
