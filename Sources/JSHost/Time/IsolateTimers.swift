/// The timers of one isolate, on its clock.
final class IsolateTimers {
    /// Larger delays make no difference; this one fits every clock (30 years).
    private static let longest: Double = 1e12

    private let clock: any HostClock
    /// Called, on any thread, when timers may be due.
    private let wake: @Sendable () -> Void
    private var queue = TimerQueue()
    private var alarm: (deadline: Double, task: Task<Void, Never>)?

    init(clock: any HostClock, wake: @escaping @Sendable () -> Void) {
        self.clock = clock
        self.wake = wake
    }

    /// Starts a timer that is due in so many milliseconds; one that is not a number or negative counts as 0.
    func start(_ id: Int, after milliseconds: Double) {
        let delay = milliseconds > 0 ? min(milliseconds, Self.longest) : 0
        queue.start(id, at: clock.monotonicTime() + delay)
        setAlarm()
    }

    func stop(_ id: Int) {
        queue.stop(id)
    }

    /// Calls `fire` for each timer that is due, but not for those started meanwhile.
    func fireDue(_ fire: (Int) -> Void) {
        cancelAlarm()
        let now = clock.monotonicTime()
        let limit = queue.nextNumber
        while let id = queue.takeDue(at: now, below: limit) { fire(id) }
        setAlarm()
    }

    func close() {
        queue = TimerQueue()
        cancelAlarm()
    }

    private func setAlarm() {
        guard let deadline = queue.nextDeadline(), alarm.map({ deadline < $0.deadline }) ?? true else { return }
        cancelAlarm()
        let task = Task { @concurrent [clock, wake] in
            do { try await clock.sleep(until: deadline) } catch { return }
            wake()
        }
        alarm = (deadline, task)
    }

    private func cancelAlarm() {
        alarm?.task.cancel()
        alarm = nil
    }
}
