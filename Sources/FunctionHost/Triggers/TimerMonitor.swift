import DurableCore
import DurableEngine
import FunctionApp

/// Keeps the status of one timer in the task hub.
struct TimerMonitor: Sendable {
    private let name: String
    private let trigger: TimerTrigger
    private let hub: TaskHub

    init(function: FunctionDefinition, trigger: TimerTrigger, hub: TaskHub) {
        name = "timer:\(function.name.lowercased())"
        self.trigger = trigger
        self.hub = hub
    }

    /// The status at the start of a host. One that was made by another schedule begins anew when its time has passed.
    func review(at now: Timestamp) async throws -> TimerStatus? {
        guard let kept = try await hub.note(name).flatMap({ TimerStatus($0) }) else {
            return try await keep(trigger.next(after: now).map { TimerStatus(next: $0, lastUpdated: now) })
        }
        let since = kept.last ?? kept.lastUpdated
        guard let expected = trigger.next(after: since) else { return nil }
        if expected == kept.next { return kept }
        if expected >= now { return try await keep(TimerStatus(next: expected, lastUpdated: since)) }
        return try await keep(trigger.next(after: now).map { TimerStatus(next: $0, lastUpdated: now) })
    }

    /// The status after a run that began at `time`.
    func ran(at time: Timestamp) async throws -> TimerStatus? {
        try await keep(trigger.next(after: time).map { TimerStatus(last: time, next: $0, lastUpdated: time) })
    }

    private func keep(_ status: TimerStatus?) async throws -> TimerStatus? {
        if let status { try await hub.keep(status.payload, under: name) }
        return status
    }
}
