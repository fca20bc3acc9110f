/// Operations of one entity to run one after the other, on its state.
package struct EntityBatch: Hashable, Sendable {
    package struct Operation: Hashable, Sendable {
        package var name: String
        package var input: Payload?
        package var isSignal: Bool

        package init(name: String, input: Payload?, isSignal: Bool) {
            self.name = name
            self.input = input
            self.isSignal = isSignal
        }
    }

    package var entity: EntityID
    package var exists: Bool
    package var state: Payload?
    package var operations: [Operation]

    package init(entity: EntityID, exists: Bool, state: Payload?, operations: [Operation]) {
        self.entity = entity
        self.exists = exists
        self.state = state
        self.operations = operations
    }

    /// The batch of a turn, on the state it was opened on.
    package init(_ turn: EntityTurn, of state: EntityState) {
        self.init(
            entity: EntityID(state.id) ?? EntityID(name: "", key: state.id.text), exists: state.exists, state: state.value,
            operations: zip(turn.operations, turn.callers).map { operation, caller in
                Operation(name: operation.name, input: operation.input, isSignal: caller == nil)
            })
    }
}

/// What a batch of operations came to.
package struct EntityBatchResult: Hashable, Sendable {
    package struct Signal: Hashable, Sendable {
        package var operation: EntityOperation
        /// nil for at once.
        package var at: Timestamp?

        package init(_ operation: EntityOperation, at: Timestamp? = nil) {
            self.operation = operation
            self.at = at
        }
    }

    package var exists: Bool
    package var state: Payload?
    /// One for each operation, in their order.
    package var outcomes: [ActivityResult]
    package var signals: [Signal]
    /// What the operations put out beside: committed with the new state.
    package var effects: [Write] = []

    package init(exists: Bool, state: Payload?, outcomes: [ActivityResult], signals: [Signal] = []) {
        self.exists = exists
        self.state = state
        self.outcomes = outcomes
        self.signals = signals
    }

    /// Every operation fails, and the entity stays as it is.
    package init(_ batch: EntityBatch, failed failure: FailureDetails) {
        self.init(exists: batch.exists, state: batch.state, outcomes: batch.operations.map { _ in .threw(failure) })
    }
}
