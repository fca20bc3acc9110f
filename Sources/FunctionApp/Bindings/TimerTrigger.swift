/// The properties of `timerTrigger`.
package struct TimerTrigger: Hashable, Sendable {
    package let schedule: String
    package let runOnStartup: Bool
    package let useMonitor: Bool
}
