package import DurableCore
import Glibc

/// The time a task hub lives by. Passed in, so that tests and simulations run on a clock of their own.
package protocol HubClock: Sendable {
    var now: Timestamp { get }
    /// Returns at or after `deadline`, or throws `CancellationError`.
    func sleep(until deadline: Timestamp) async throws
}

/// The machine's wall clock.
package struct SystemHubClock: HubClock {
    package init() {}

    package var now: Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
    }

    package func sleep(until deadline: Timestamp) async throws {
        // In pieces: the wall clock may be set while a task sleeps by the monotonic one.
        while true {
            let remaining = deadline - now
            if remaining <= .zero { return }
            try await Task.sleep(for: min(remaining, .seconds(30)))
        }
    }
}
