import DurableCore
import DurableEngine
import FunctionApp
import Logging
import ServiceLifecycle

/// Runs one timer function at its times, one run after the other (host.md 2.8). Times that pass during a run are skipped.
struct TimerListener: Service {
    private let function: FunctionDefinition
    private let trigger: TimerTrigger
    private let monitor: TimerMonitor?
    private let clock: any HubClock
    private let calls: TriggeredCalls

    init(function: FunctionDefinition, trigger: TimerTrigger, hub: TaskHub, clock: any HubClock, calls: TriggeredCalls) {
        self.function = function
        self.trigger = trigger
        monitor = trigger.useMonitor ? TimerMonitor(function: function, trigger: trigger, hub: hub) : nil
        self.clock = clock
        self.calls = calls
    }

    func run() async throws {
        announce()
        let started = clock.now
        var status = await kept { try await $0.review(at: started) }
        if let due = status?.next, due < started {
            calls.logger.info("Function '\(function.name)' is past due on startup. Executing now.")
            status = await fire(due: started, status, isPastDue: true)
        } else if trigger.runOnStartup {
            status = await fire(due: started, status)
        }
        // An interval that began before the host was started goes on.
        var next = status.flatMap { $0.next > clock.now ? $0.next : nil } ?? trigger.next(after: clock.now)
        while let due = next, await clock.pause(until: due) {
            status = await fire(due: due, status)
            next = trigger.next(after: max(due, clock.now))
        }
        try? await gracefulShutdown()
    }

    private func announce() {
        var times: [Timestamp] = []
        while times.count < 5, let next = trigger.next(after: times.last ?? clock.now) { times.append(next) }
        let list = times.map { "\n" + trigger.text($0) }.joined()
        calls.logger.info(
            "The next \(times.count) occurrences of the '\(function.name)' schedule (\(trigger.schedule)) will be:\(list)")
    }

    /// One run with its retries. Returns the status after it; unchanged when the host stops before it is over.
    private func fire(due: Timestamp, _ status: TimerStatus?, isPastDue: Bool = false) async -> TimerStatus? {
        let began = max(due, clock.now)
        let value = trigger.value(status: status, isPastDue: isPastDue)
        let clock = clock
        do {
            _ = try await RetriedCall(function: function, calls: calls).run(
                reason: "Timer fired at \(trigger.text(began))", sleep: { await clock.pause(for: $0) }, { $0.input = value })
        } catch {
            return status
        }
        // It may have been cut off: then it is past due at the next start.
        if Task.isCancelled { return status }
        return await kept { try await $0.ran(at: began) }
    }

    /// nil when the timer is not monitored or its status cannot be kept, which is logged.
    private func kept(_ work: (TimerMonitor) async throws -> TimerStatus?) async -> TimerStatus? {
        guard let monitor else { return nil }
        do {
            return try await work(monitor)
        } catch {
            calls.logger.error("The status of the timer '\(function.name)' could not be kept: \(error)")
            return nil
        }
    }
}
