extension EventRecord {
    /// The event; nil when the columns do not make one, which means that the store is damaged or newer than this program.
    package var event: HistoryEvent? {
        kind.map { HistoryEvent($0, at: timestamp) }
    }

    private var kind: HistoryEvent.Kind? {
        switch type {
        case 0: start.map { .executionStarted($0) }
        case 1: name.flatMap(RuntimeStatus.init).map { .executionCompleted($0, output: payload, failure) }
        case 3: .executionTerminated(reason: name, isRecursive: number != nil, by: reference)
        case 12: .orchestratorStarted
        case 15: name.map { .eventRaised(name: $0, input: payload) }
        case 19: .executionSuspended(reason: name, stall: failure)
        case 20: .executionResumed(reason: name)
        case 21: .executionRewound(reason: name, by: reference)
        case 110: requested
        case 111: lockAsked
        case 112: reference.map { .entityUnlocked(owner: $0, mayBeEarly: number != nil) }
        default: task.flatMap(kind(ofTask:))
        }
    }

    private var start: ExecutionStarted? {
        name.map {
            ExecutionStarted(
                name: $0, input: payload, parent: reference, generation: Int((number ?? 0) & 0xFFFF_FFFF),
                depth: Int((number ?? 0) >> 32), version: version, tags: tags)
        }
    }

    private var reference: TaskReference? {
        guard let target, let targetExecution, let task else { return nil }
        return TaskReference(id: target, execution: targetExecution, task: task)
    }

    private var operation: EntityOperation? {
        guard let name, let target else { return nil }
        return EntityOperation(entity: target, name: name, input: payload)
    }

    private var requested: HistoryEvent.Kind? {
        guard let name, let entity = entities.first else { return nil }
        return .entityOperationRequested(EntityOperation(entity: entity, name: name, input: payload), caller: reference)
    }

    private var lockAsked: HistoryEvent.Kind? {
        guard let owner = reference, let number, entities.indices.contains(Int(number)) else { return nil }
        return .entityLockAsked(EntityLockRequest(owner: owner, entities: entities, position: Int(number)))
    }

    private func kind(ofTask task: Int) -> HistoryEvent.Kind? {
        switch type {
        case 4: name.map { .taskScheduled(task: task, name: $0, input: payload) }
        case 5: .taskCompleted(task: task, result: payload)
        case 6: failure.map { .taskFailed(task: task, $0) }
        case 7:
            if let name, let target {
                .subOrchestrationInstanceCreated(task: task, name: name, target, input: payload)
            } else {
                nil
            }
        case 8: .subOrchestrationInstanceCompleted(task: task, result: payload)
        case 9: failure.map { .subOrchestrationInstanceFailed(task: task, $0) }
        case 10: number.map { .timerCreated(task: task, fireAt: Timestamp(microseconds: $0)) }
        case 11: .timerFired(task: task)
        case 14:
            if let name, let target { .eventSent(task: task, to: target, name: name, input: payload) } else { nil }
        case 100: operation.map { .entityOperationCalled(task: task, $0) }
        case 101: .entityOperationCompleted(task: task, result: payload)
        case 102: failure.map { .entityOperationFailed(task: task, $0) }
        case 103:
            operation.map {
                .entityOperationSignaled(task: task, $0, at: number.map { Timestamp(microseconds: $0) })
            }
        case 104: .entityLockRequested(task: task, entities)
        case 105: .entityLockGranted(task: task)
        case 106: .entityUnlockSent(task: task, entities)
        default: nil
        }
    }
}
