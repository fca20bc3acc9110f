/// What queries see of an instance.
package struct InstanceRow: Hashable, Sendable {
    package var id: InstanceID
    package var execution: ExecutionID
    package var name: String
    package var status: RuntimeStatus
    package var createdAt: Timestamp
    package var lastUpdatedAt: Timestamp
    package var input: Payload?
    package var output: Payload?
    package var customStatus: Payload?
    package var failure: FailureDetails?
    /// Why it was terminated.
    package var reason: String?
    package var parent: ParentInstance?

    package init(
        id: InstanceID, execution: ExecutionID, name: String, status: RuntimeStatus, createdAt: Timestamp,
        lastUpdatedAt: Timestamp, input: Payload? = nil, output: Payload? = nil, customStatus: Payload? = nil,
        failure: FailureDetails? = nil, reason: String? = nil, parent: ParentInstance? = nil
    ) {
        self.id = id
        self.execution = execution
        self.name = name
        self.status = status
        self.createdAt = createdAt
        self.lastUpdatedAt = lastUpdatedAt
        self.input = input
        self.output = output
        self.customStatus = customStatus
        self.failure = failure
        self.reason = reason
        self.parent = parent
    }
}

/// An instance with the history of its current execution.
package struct StoredInstance: Hashable, Sendable {
    package var row: InstanceRow
    package var history: [HistoryEvent]

    package init(row: InstanceRow, history: [HistoryEvent]) {
        self.row = row
        self.history = history
    }
}
