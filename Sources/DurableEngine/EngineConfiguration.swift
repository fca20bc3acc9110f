package import DurableCore

/// What the engine of one host is told at its start.
package struct EngineConfiguration: Sendable {
    package var host: HostID
    /// How many orchestrations may be in a turn at once.
    package var turnSlots: Int
    /// How many entities may be in a turn at once.
    package var entitySlots: Int
    /// How many operations an entity runs in one turn.
    package var entityBatchLimit: Int
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
    /// The version of the app, and which instances it may run.
    package var versioning = Versioning()
    package var nonDeterminism = NonDeterminism.suspend
    package var limits = OrchestrationLimits()
    package var payloadLimit = PayloadLimit.none
    /// How often an episode is tried again that was cut off for taking too long.
    package var episodeRetries = 5
    /// Whether a replay must create its timers for the same times as before.
    package var comparesTimerTimes = false
    /// How long instances are kept after they ended, by status; those that are not named are kept for ever.
    package var retention: [RuntimeStatus: Duration] = [:]
    /// How long an entity without a state is kept that has nothing to do; nil keeps it for ever.
    package var emptyEntityRetention: Duration?
    /// Makes ids nobody made before: 32 hexadecimal digits.
    package var makeID: @Sendable () -> String
    /// A number from 0 up to 1, for pauses.
    package var random: @Sendable () -> Double = { .random(in: 0..<1) }
    /// What the engine's own tasks run on; nil for the shared pool.
    package var executor: (any TaskExecutor)?

    /// What becomes of an instance whose code does not repeat what history says.
    package enum NonDeterminism: Hashable, Sendable {
        case suspend
        case fail
    }

    package init(
        host: HostID, turnSlots: Int = 128, entitySlots: Int = 20, entityBatchLimit: Int = 5_000, activitySlots: Int = 20,
        sessionLimit: Int = 20_000,
        sessionIdleTime: Duration = .seconds(30), leaseTime: Duration = .seconds(15),
        claimTime: Duration = .seconds(300), pollInterval: Duration = .seconds(5),
        backoff: ClosedRange<Duration> = .milliseconds(50)...(.seconds(5)), makeID: @escaping @Sendable () -> String
    ) {
        self.host = host
        self.turnSlots = turnSlots
        self.entitySlots = entitySlots
        self.entityBatchLimit = entityBatchLimit
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
