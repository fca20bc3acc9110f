/// An orchestration to be started, by a client or by a parent.
package struct NewInstance: Hashable, Sendable {
    package var id: InstanceID
    package var execution: ExecutionID
    package var start: ExecutionStarted
    package var createdAt: Timestamp

    package init(id: InstanceID, execution: ExecutionID, start: ExecutionStarted, createdAt: Timestamp) {
        self.id = id
        self.execution = execution
        self.start = start
        self.createdAt = createdAt
    }

    /// The row it begins with.
    package var row: InstanceRow {
        InstanceRow(
            id: id, execution: execution, name: start.name, status: .pending, createdAt: createdAt,
            lastUpdatedAt: createdAt, input: start.input, parent: start.parent)
    }

    /// The message that sets it going.
    package var message: Message {
        Message(to: id, execution: execution, HistoryEvent(.executionStarted(start), at: createdAt))
    }

    /// Whether an instance with this id may take the place of one that is there.
    package static func mayReplace(_ existing: RuntimeStatus) -> Bool { existing.isTerminal }

    /// What the parent is told when the id is in use by an instance that has not ended; nil without a parent.
    package func refusal(existing status: RuntimeStatus) -> Message? {
        guard let parent = start.parent else { return nil }
        let failure = FailureDetails(
            errorType: "InstanceAlreadyExists",
            message: "The sub-orchestration '\(start.name)' cannot start with the instance id '\(id)': "
                + "an instance with that id already exists and is \(status.rawValue).")
        return Message(
            to: parent.id, execution: parent.execution,
            HistoryEvent(.subOrchestrationInstanceFailed(task: parent.task, failure), at: createdAt))
    }
}
