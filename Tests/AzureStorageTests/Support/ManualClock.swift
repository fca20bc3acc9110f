import AzureStorage
import DurableCore
import Synchronization

/// A clock that stands still, and notes for how long anybody wanted to sleep.
final class ManualClock: StorageClock {
    private let state: Mutex<(now: Timestamp, pauses: [Duration])>

    init(_ now: Timestamp = Timestamp(microseconds: 1_700_000_000_000_000)) { state = Mutex((now, [])) }

    var now: Timestamp { state.withLock(\.now) }
    var pauses: [Duration] { state.withLock(\.pauses) }

    func advance(by duration: Duration) { state.withLock { $0.now = $0.now + duration } }

    /// Time passes at once.
    func sleep(for duration: Duration) async throws {
        try Task.checkCancellation()
        state.withLock { state in
            state.pauses.append(duration)
            state.now = state.now + duration
        }
    }
}
