package import DurableCore
import Glibc

/// The time a task hub lives by. Passed in, so that tests and simulations run on a clock of their own.
///
/// The clock of a machine is set now and then, by an hour or a day, forwards or back. What has a time waits until the clock reads
/// it; what is a pause lasts as long as it lasts, whatever the clock reads.
package protocol HubClock: Sendable {
    var now: Timestamp { get }
    /// Returns when the clock reads `deadline` or later, and when `longest` has passed, whichever comes first; nil is never.
    /// Throws `CancellationError`.
    func sleep(until deadline: Timestamp?, atMost longest: Duration?) async throws
}

extension HubClock {
    /// Returns when the clock reads `deadline` or later, or throws `CancellationError`.
    package func sleep(until deadline: Timestamp) async throws { try await sleep(until: deadline, atMost: nil) }

    /// Returns when `pause` has passed, or throws `CancellationError`.
    package func sleep(for pause: Duration) async throws { try await sleep(until: nil, atMost: pause) }
}

/// The machine's wall clock.
package struct SystemHubClock: HubClock {
    /// Sleeps are measured by the time since the machine started, so that the clock was set is noticed by looking at it. The system
    /// could tell (`TFD_TIMER_CANCEL_ON_SET`), but not in every container, and not for a clock that is not the system's.
    private static let look = Duration.milliseconds(500)

    package init() {}

    package var now: Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
    }

    package func sleep(until deadline: Timestamp?, atMost longest: Duration?) async throws {
        let start = ContinuousClock.now
        while true {
            var remaining = deadline.map { min($0 - now, Self.look) } ?? Self.look
            if let longest {
                let rest = longest - (ContinuousClock.now - start)
                remaining = deadline == nil ? rest : min(remaining, rest)
            }
            if remaining <= .zero { return }
            try await Task.sleep(for: remaining)
        }
    }
}
