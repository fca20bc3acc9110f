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
    /// Why it was terminated or suspended.
    package var reason: String?
    package var parent: ParentInstance?
    package var version: String?
    package var tags: [String: String]
    /// What an entity has instead of a history; nil for an orchestration.
    package var entity: EntityState?

    package init(
        id: InstanceID, execution: ExecutionID, name: String, status: RuntimeStatus, createdAt: Timestamp,
        lastUpdatedAt: Timestamp, input: Payload? = nil, output: Payload? = nil, customStatus: Payload? = nil,
        failure: FailureDetails? = nil, reason: String? = nil, parent: ParentInstance? = nil, version: String? = nil,
        tags: [String: String] = [:], entity: EntityState? = nil
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
        self.version = version
        self.tags = tags
        self.entity = entity
    }
}

extension InstanceRow {
    /// An entity that nobody has sent anything to yet.
    package init(entity id: InstanceID, createdAt: Timestamp) {
        self.init(
            id: id, execution: EntityState.execution, name: EntityID(id)?.name ?? "", status: .running,
            createdAt: createdAt, lastUpdatedAt: createdAt, entity: EntityState(id))
    }

    /// Whether it is suspended because its code does not repeat what history says.
    package var isStalled: Bool { status == .suspended && failure != nil }
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
