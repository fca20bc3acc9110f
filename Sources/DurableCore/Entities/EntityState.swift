/// What an entity is between its turns. Pure, as `OrchestrationState`: a turn is `begin`, then the script, then `finish`.
package struct EntityState: Hashable, Sendable {
    package let id: InstanceID
    /// What the entity's code stored last; nil when it stored nothing.
    package var value: Payload?
    package var exists: Bool
    /// Who has locked it.
    package var lock: TaskReference?
    /// Owners that gave up a lock before their request for it came here.
    package var earlyReleases: [TaskReference]
    /// How many turns changed it: a fence.
    package var version: Int

    package init(
        _ id: InstanceID, value: Payload? = nil, exists: Bool = false, lock: TaskReference? = nil,
        earlyReleases: [TaskReference] = [], version: Int = 0
    ) {
        self.id = id
        self.value = value
        self.exists = exists
        self.lock = lock
        self.earlyReleases = earlyReleases
        self.version = version
    }

    /// The execution in whose name an entity's checkpoints are made: an entity has only one life.
    package static let execution: ExecutionID = "entity"

    /// Whether somebody has locked it, or a request for its lock is still to come whose owner has gone.
    package var isInUse: Bool { lock != nil || !earlyReleases.isEmpty }

    /// Whether nothing would be lost if it were forgotten.
    package var isEmpty: Bool { !exists && !isInUse }

    /// Takes what waits in the inbox in its order: operations to run, at most `limit`; locks to take and to give back.
    ///
    /// While the entity is locked, only its owner's operations are run; the others' are put aside until it is free.
    package mutating func begin(_ inbox: [StoredMessage], at now: Timestamp, limit: Int) -> EntityTurn {
        var turn = EntityTurn()
        for stored in Delivery.order(inbox) {
            switch stored.message.event.kind {
            case .entityOperationRequested(let operation, let caller):
                if let lock, !lock.isSameExecution(as: caller) {
                    turn.parked.append(stored.sequence)
                    continue
                }
                guard turn.operations.count < limit else { return turn }
                turn.operations.append(operation)
                turn.callers.append(caller)
            case .entityLockAsked(let request):
                if let early = earlyReleases.firstIndex(of: request.owner) {
                    // Its owner has gone; the entities after this one have been told so too.
                    earlyReleases.remove(at: early)
                    if request.position + 1 < request.entities.count { turn.messages.append(request.next(at: now)) }
                } else if lock == nil {
                    lock = request.owner
                    turn.messages.append(request.next(at: now))
                } else if lock != request.owner {
                    turn.parked.append(stored.sequence)
                    continue
                }
            case .entityUnlocked(let owner, let mayBeEarly):
                turn.consumed.append(stored.sequence)
                if lock == owner {
                    lock = nil
                    turn.parked = []
                    turn.unparks = true
                    // What was put aside is older than what follows here.
                    return turn
                }
                if mayBeEarly, !earlyReleases.contains(owner) { earlyReleases.append(owner) }
                continue
            default: break
            }
            turn.consumed.append(stored.sequence)
        }
        return turn
    }

    /// Makes the checkpoint of a turn.
    ///
    /// - Parameter result: nil when the script was not asked, because there is no operation to run.
    package mutating func finish(_ turn: EntityTurn, _ result: EntityBatchResult?, at now: Timestamp) -> Checkpoint {
        var messages = turn.messages
        if let result {
            value = result.state
            exists = result.exists
            for (caller, outcome) in zip(turn.callers, result.outcomes) {
                guard let caller else { continue }
                messages.append(caller.message(Self.answer(outcome, to: caller.task), at: now))
            }
            for signal in result.signals {
                let request = HistoryEvent(.entityOperationRequested(signal.operation, caller: nil), at: now)
                messages.append(Message(to: signal.operation.entity, request, deliverAt: signal.at))
            }
        }
        let from = version
        version += 1
        let update = InstanceUpdate(status: .running, lastUpdatedAt: now)
        var change = Checkpoint.Change(update: update, body: .entity(self, from: from), messages: messages)
        change.parked = turn.parked
        change.unparks = turn.unparks
        return Checkpoint(instance: id, execution: Self.execution, consumed: turn.consumed, change: change)
    }

    private static func answer(_ outcome: ActivityResult, to task: Int) -> HistoryEvent.Kind {
        switch outcome {
        case .returned(let value): .entityOperationCompleted(task: task, result: value)
        case .threw(let failure): .entityOperationFailed(task: task, failure)
        }
    }
}

extension TaskReference {
    fileprivate func isSameExecution(as other: TaskReference?) -> Bool {
        id == other?.id && execution == other?.execution
    }
}
