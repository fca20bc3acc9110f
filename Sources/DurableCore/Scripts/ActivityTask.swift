/// One activity to run, and for whom.
package struct ActivityTask: Hashable, Sendable {
    package var instance: InstanceID
    package var execution: ExecutionID
    /// The number under which the orchestration awaits it.
    package var task: Int
    package var name: String
    package var input: Payload?

    package init(instance: InstanceID, execution: ExecutionID, task: Int, name: String, input: Payload?) {
        self.instance = instance
        self.execution = execution
        self.task = task
        self.name = name
        self.input = input
    }

    /// The message that tells the orchestration how the activity ended.
    package func completion(_ result: ActivityResult, at now: Timestamp) -> Message {
        let kind: HistoryEvent.Kind =
            switch result {
            case .returned(let value): .taskCompleted(task: task, result: value)
            case .threw(let failure): .taskFailed(task: task, failure)
            }
        return Message(to: instance, execution: execution, HistoryEvent(kind, at: now))
    }
}

/// How an activity's code ended.
package enum ActivityResult: Hashable, Sendable {
    case returned(Payload?)
    case threw(FailureDetails)
}
