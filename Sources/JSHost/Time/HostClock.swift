/// The time an isolate sees.
package protocol HostClock: Sendable {
    /// Milliseconds since 1970.
    func wallTime() -> Double
    /// Milliseconds since some fixed moment; never goes back.
    func monotonicTime() -> Double
    /// Returns when `monotonicTime()` has reached `deadline`, or at once when it already has; throws when the task is cancelled.
    func sleep(until deadline: Double) async throws
}
