import DurableCore

/// An entity `@c@1` turn by turn: the test is its inbox, its script and its storage.
struct EntityTurns {
    static let id: InstanceID = "@c@1"

    private(set) var state: EntityState
    private var sequence: Int64 = 0

    init(_ state: EntityState = EntityState(id)) { self.state = state }

    mutating func begin(_ messages: [Message], at now: Timestamp = start, limit: Int = 100) -> EntityTurn {
        let inbox = messages.map { message in
            sequence += 1
            return StoredMessage(sequence: sequence, message)
        }
        return state.begin(inbox, at: now, limit: limit)
    }

    mutating func finish(_ turn: EntityTurn, _ result: EntityBatchResult? = nil, at now: Timestamp = start) -> Checkpoint {
        state.finish(turn, result, at: now)
    }

    mutating func turn(
        _ messages: [Message], _ result: EntityBatchResult? = nil, at now: Timestamp = start
    ) -> Checkpoint {
        finish(begin(messages, at: now), result, at: now)
    }

    /// A call of operation `name`; a signal when `caller` is nil.
    static func request(_ name: String, by caller: TaskReference? = nil, at time: Timestamp = start) -> Message {
        let operation = EntityOperation(entity: id, name: name, input: nil)
        return Message(to: id, HistoryEvent(.entityOperationRequested(operation, caller: caller), at: time))
    }

    static func lock(
        by owner: TaskReference, of entities: [InstanceID] = [id], position: Int = 0, at time: Timestamp = start
    ) -> Message {
        let request = EntityLockRequest(owner: owner, entities: entities, position: position)
        return Message(to: entities[position], HistoryEvent(.entityLockAsked(request), at: time))
    }

    static func unlock(by owner: TaskReference, mayBeEarly: Bool = false) -> Message {
        Message(to: id, HistoryEvent(.entityUnlocked(owner: owner, mayBeEarly: mayBeEarly), at: start))
    }

    static func granted(to owner: TaskReference, at time: Timestamp = start) -> Message {
        Message(to: owner.id, execution: owner.execution, HistoryEvent(.entityLockGranted(task: owner.task), at: time))
    }
}

/// Orchestrations that use the entity.
func owner(_ id: InstanceID, _ task: Int = 0) -> TaskReference { TaskReference(id: id, execution: "x", task: task) }

extension Checkpoint {
    /// Of the entity `@c@1`.
    init(
        entity state: EntityState, consumed: [Int64], from: Int, at now: Timestamp = start,
        _ configure: (inout Change) -> Void = { _ in }
    ) {
        var change = Change(
            update: InstanceUpdate(status: .running, lastUpdatedAt: now), body: .entity(state, from: from))
        configure(&change)
        self.init(instance: EntityTurns.id, execution: EntityState.execution, consumed: consumed, change: change)
    }
}
