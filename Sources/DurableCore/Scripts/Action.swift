/// What an orchestrator's code asks for. Every action except `cancelTimer` takes the execution's next task number.
package enum Action: Hashable, Sendable {
    case scheduleTask(name: String, input: Payload?)
    case createTimer(fireAt: Timestamp)
    case cancelTimer(task: Int)
    case createSubOrchestration(name: String, InstanceID?, input: Payload?)
    case sendEvent(to: InstanceID, name: String, input: Payload?)

    /// Whether the action takes a task number, and so stands in history.
    package var isRecorded: Bool {
        if case .cancelTimer = self { false } else { true }
    }
}
