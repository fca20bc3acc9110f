import CLinux
import Glibc

/// The clocks of the system; monotonic time is counted from the making of this value.
package struct SystemClock: HostClock {
    private let start = ContinuousClock.now

    package init() {}

    package func wallTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
    }

    package func monotonicTime() -> Double {
        (ContinuousClock.now - start) / .milliseconds(1)
    }

    package func sleep(until deadline: Double) async throws {
        try await Task.sleep(until: start + .microseconds(deadline * 1000), clock: .continuous)
    }
}
