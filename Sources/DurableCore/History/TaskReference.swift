/// A task of an execution: under this number the orchestration awaits something that is done elsewhere.
package struct TaskReference: Hashable, Sendable {
    package var id: InstanceID
    package var execution: ExecutionID
    package var task: Int

    package init(id: InstanceID, execution: ExecutionID, task: Int) {
        self.id = id
        self.execution = execution
        self.task = task
    }

    /// A message that settles the task.
    func message(_ kind: HistoryEvent.Kind, at now: Timestamp) -> Message {
        Message(to: id, execution: execution, HistoryEvent(kind, at: now))
    }
}

/// The orchestration that awaits a sub-orchestration, and the task it awaits it under.
package typealias ParentInstance = TaskReference
