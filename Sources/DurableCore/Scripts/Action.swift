/// What an orchestrator's code asks for. Every action except `cancelTimer` takes the execution's next task number.
package enum Action: Hashable, Sendable {
    case scheduleTask(name: String, input: Payload?)
    case createTimer(fireAt: Timestamp)
    case cancelTimer(task: Int)
    /// Without a version the child gets that of the app.
    case createSubOrchestration(name: String, InstanceID?, version: String? = nil, input: Payload?)
    case sendEvent(to: InstanceID, name: String, input: Payload?)
    case callEntity(EntityOperation)
    /// `at`: nil for at once.
    case signalEntity(EntityOperation, at: Timestamp? = nil)
    /// Asks for the locks of all of them, in this order.
    case lockEntities([InstanceID])
    /// Leaves the critical section.
    case releaseEntities

    /// Whether the action takes a task number, and so stands in history.
    package var isRecorded: Bool {
        if case .cancelTimer = self { false } else { true }
    }
}
