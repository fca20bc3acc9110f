import DurableCore

/// Rings a doorbell at a point in time, or after a while. Setting it again replaces the time.
struct Alarm {
    private let clock: any HubClock
    private let doorbell: Doorbell
    private let executor: (any TaskExecutor)?
    private var sleeper: Task<Void, Never>?
    private var due: Timestamp?

    init(clock: any HubClock, doorbell: Doorbell, executor: (any TaskExecutor)? = nil) {
        self.clock = clock
        self.doorbell = doorbell
        self.executor = executor
    }

    /// - Parameter longest: after which it rings whatever the clock reads.
    mutating func set(for time: Timestamp?, atMost longest: Duration? = nil) {
        if let due, due == time, longest == nil, due > clock.now { return }
        cancel()
        due = time
        sleeper = Task(executorPreference: executor) { [clock, doorbell] in
            do {
                try await clock.sleep(until: time, atMost: longest)
                doorbell.ring()
            } catch {
                // Cancelled: another time was set.
            }
        }
    }

    mutating func cancel() {
        sleeper?.cancel()
        sleeper = nil
        due = nil
    }
}
