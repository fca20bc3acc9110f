/// An orchestration to be started, by a client or by a parent.
package struct NewInstance: Hashable, Sendable {
    package var id: InstanceID
    package var execution: ExecutionID
    package var start: ExecutionStarted
    package var createdAt: Timestamp
    /// When it is to begin; nil for at once.
    package var startAt: Timestamp?
    /// In which statuses an instance that has the id already is replaced. Never one that has not ended.
    package var replaces: Set<RuntimeStatus>

    package init(
        id: InstanceID, execution: ExecutionID, start: ExecutionStarted, createdAt: Timestamp, startAt: Timestamp? = nil,
        replaces: Set<RuntimeStatus> = RuntimeStatus.terminal
    ) {
        self.id = id
        self.execution = execution
        self.start = start
        self.createdAt = createdAt
        self.startAt = startAt
        self.replaces = replaces
    }

    /// The row it begins with.
    package var row: InstanceRow {
        InstanceRow(
            id: id, execution: execution, name: start.name, status: .pending, createdAt: createdAt,
            lastUpdatedAt: createdAt, input: start.input, parent: start.parent, version: start.version, tags: start.tags)
    }

    /// The message that sets it going.
    package var message: Message {
        Message(to: id, execution: execution, HistoryEvent(.executionStarted(start), at: createdAt), deliverAt: startAt)
    }

    /// Whether it may take the place of one that has its id.
    package func mayReplace(_ existing: RuntimeStatus) -> Bool { existing.isTerminal && replaces.contains(existing) }

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
