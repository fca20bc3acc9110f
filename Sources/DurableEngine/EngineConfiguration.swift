package import DurableCore

/// What the engine of one host is told at its start.
package struct EngineConfiguration: Sendable {
    package var host: HostID
    /// How many orchestrations may be in a turn at once.
    package var turnSlots: Int
    /// How many activities may run at once.
    package var activitySlots: Int
    /// How many orchestrators may be kept live between turns; 0 replays every turn.
    package var sessionLimit: Int
    /// How long a live orchestrator may be idle.
    package var sessionIdleTime: Duration
    package var leaseTime: Duration
    package var claimTime: Duration
    /// How often to look for work that nobody announced.
    package var pollInterval: Duration
    /// The shortest and longest pause after an infrastructure failure.
    package var backoff: ClosedRange<Duration>
    /// Makes ids nobody made before: 32 hexadecimal digits.
    package var makeID: @Sendable () -> String

    package init(
        host: HostID, turnSlots: Int = 128, activitySlots: Int = 20, sessionLimit: Int = 20_000,
        sessionIdleTime: Duration = .seconds(30), leaseTime: Duration = .seconds(15),
        claimTime: Duration = .seconds(300), pollInterval: Duration = .seconds(5),
        backoff: ClosedRange<Duration> = .milliseconds(50)...(.seconds(5)), makeID: @escaping @Sendable () -> String
    ) {
        self.host = host
        self.turnSlots = turnSlots
        self.activitySlots = activitySlots
        self.sessionLimit = sessionLimit
        self.sessionIdleTime = sessionIdleTime
        self.leaseTime = leaseTime
        self.claimTime = claimTime
        self.pollInterval = pollInterval
        self.backoff = backoff
        self.makeID = makeID
    }
}
