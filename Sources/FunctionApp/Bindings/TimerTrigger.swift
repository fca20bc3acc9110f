/// The properties of `timerTrigger`.
package struct TimerTrigger: Hashable, Sendable {
    package let schedule: TimerSchedule
    /// Where the schedule's times are read on the clock.
    package let timeZone: TimeZoneRules
    package let runOnStartup: Bool
    /// Whether times that pass while no host is there are noticed; never so for a schedule that comes within a minute.
    package let useMonitor: Bool
}
