import DurableCore
import FunctionApp

/// That an orchestration began or ended, as Event Grid is told (host.md 2.2).
struct LifecycleEvent: Hashable, Sendable {
    let instance: InstanceID
    let function: String
    let kind: NotificationsConfiguration.Event
    /// Why it failed or was terminated; empty otherwise.
    let reason: String
    let time: Timestamp

    /// What a committed turn of an orchestration brought about, in its order. What continues as new has begun only once.
    static func all(in change: Checkpoint.Change, of instance: InstanceID, named function: String) -> [LifecycleEvent] {
        guard !instance.isEntity else { return [] }
        let update = change.update
        func event(_ kind: NotificationsConfiguration.Event, _ reason: String = "") -> LifecycleEvent {
            LifecycleEvent(instance: instance, function: function, kind: kind, reason: reason, time: update.lastUpdatedAt)
        }
        var events: [LifecycleEvent] = []
        if change.isFirst { events.append(event(.started)) }
        switch update.status {
        case .completed: events.append(event(.completed))
        case .failed: events.append(event(.failed, update.failure?.message ?? ""))
        case .terminated: events.append(event(.terminated, update.reason ?? ""))
        default: break
        }
        return events
    }

    private var status: String { kind == .started ? RuntimeStatus.running.rawValue : kind.rawValue }

    /// The body of the request: an array of one event.
    func body(hubName: String, id: String) -> String {
        var data = JSONObjectWriter()
        data.add("hubName", hubName)
        data.add("functionName", function)
        data.add("instanceId", instance.text)
        data.add("reason", reason)
        data.add("runtimeStatus", status)
        var event = JSONObjectWriter()
        event.add("id", id)
        // Event Grid puts the topic in that was asked.
        event.add("topic", json: "null")
        event.add("subject", "durable/orchestrator/\(status)")
        event.add("data", json: data.text)
        event.add("eventType", "orchestratorEvent")
        event.add("eventTime", time.iso8601(fractionDigits: 7))
        event.add("dataVersion", "1.0")
        return "[\(event.text)]"
    }
}

extension Checkpoint.Change {
    /// Whether it is the instance's first turn.
    fileprivate var isFirst: Bool {
        guard case .history(0, let events) = body else { return false }
        return events.contains { event in
            if case .executionStarted(let start) = event.kind { start.generation == 0 } else { false }
        }
    }
}
