extension OrchestrationState {
    mutating func perform(
        _ action: Action, in draft: inout TurnDraft, at now: Timestamp, newExecution: () -> ExecutionID
    ) {
        let task = nextTask
        switch action {
        case .scheduleTask(let name, let input):
            add(.taskScheduled(task: task, name: name, input: input), to: &draft, at: now)
            draft.tasks.append(
                ActivityTask(instance: instance, execution: execution, task: task, name: name, input: input))
        case .createTimer(let fireAt):
            add(.timerCreated(task: task, fireAt: fireAt), to: &draft, at: now)
            draft.messages.append(timer(task, fireAt: fireAt))
        case .cancelTimer(let timer): cancelTimer(timer, in: &draft)
        case .createSubOrchestration(let name, let chosen, let version, let input):
            let child = chosen ?? subOrchestrationID(task: task)
            add(.subOrchestrationInstanceCreated(task: task, name: name, child, input: input), to: &draft, at: now)
            start(
                newChild(task, name, child, version: version ?? draft.defaultVersion, input, newExecution(), at: now),
                among: \.children, in: &draft, at: now)
        case .sendEvent(let target, let name, let input):
            add(.eventSent(task: task, to: target, name: name, input: input), to: &draft, at: now)
            draft.messages.append(Message(to: target, HistoryEvent(.eventRaised(name: name, input: input), at: now)))
        case .callEntity(let operation):
            add(.entityOperationCalled(task: task, operation), to: &draft, at: now)
            draft.messages.append(request(operation, awaitedAs: task, at: now))
        case .signalEntity(let operation, let due):
            add(.entityOperationSignaled(task: task, operation, at: due), to: &draft, at: now)
            let signal = HistoryEvent(.entityOperationRequested(operation, caller: nil), at: now)
            draft.messages.append(Message(to: operation.entity, signal, deliverAt: due))
        case .lockEntities(let entities): lock(entities, as: task, in: &draft, at: now)
        case .releaseEntities: unlock(as: task, in: &draft, at: now)
        }
    }

    /// What a rewind starts again.
    mutating func startAgain(
        _ rewinding: Rewinding, in draft: inout TurnDraft, at now: Timestamp, newExecution: () -> ExecutionID
    ) {
        for scheduling in rewinding.restarted {
            switch scheduling.kind {
            case .taskScheduled(let task, let name, let input):
                draft.tasks.append(
                    ActivityTask(instance: instance, execution: execution, task: task, name: name, input: input))
            case .timerCreated(let task, let fireAt): draft.messages.append(timer(task, fireAt: fireAt))
            case .subOrchestrationInstanceCreated(let task, let name, let child, let input):
                start(
                    newChild(task, name, child, version: start?.version, input, newExecution(), at: now),
                    among: \.rewoundChildren, in: &draft, at: now)
            case .entityOperationCalled(let task, let operation):
                draft.messages.append(
                    rewinding.failed.contains(scheduling)
                        ? request(operation, awaitedAs: task, at: now) : lostAnswer(operation, task, at: now))
            default: break
            }
        }
    }

    private func timer(_ task: Int, fireAt: Timestamp) -> Message {
        let fired = HistoryEvent(.timerFired(task: task), at: fireAt)
        return Message(to: instance, execution: execution, fired, deliverAt: fireAt)
    }

    /// A cancelled timer leaves no event, so to the state, which is what history adds up to, it stays open: what keeps it
    /// from firing is that its message is gone.
    private func cancelTimer(_ timer: Int, in draft: inout TurnDraft) {
        if !draft.pendingTimers.contains(timer) {
            draft.messages.removeAll { $0.event.kind == .timerFired(task: timer) }
        } else if !draft.cancelledTimers.contains(timer) {
            draft.cancelledTimers.append(timer)
        }
    }

    /// `{instance}:{task as four hexadecimal digits}`, with the generation before the task number from the second
    /// execution on, so that generations do not meet each other's children.
    private func subOrchestrationID(task: Int) -> InstanceID {
        let digits = String(task, radix: 16)
        let number = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        let generation = start?.generation ?? 0
        return InstanceID(generation == 0 ? "\(instance):\(number)" : "\(instance):\(generation):\(number)")
    }

    private func newChild(
        _ task: Int, _ name: String, _ id: InstanceID, version: String?, _ input: Payload?, _ execution: ExecutionID,
        at now: Timestamp
    ) -> NewInstance {
        let parent = ParentInstance(id: instance, execution: self.execution, task: task)
        let start = ExecutionStarted(
            name: name, input: input, parent: parent, depth: (self.start?.depth ?? 0) + 1, version: version,
            tags: self.start?.tags ?? [:])
        return NewInstance(id: id, execution: execution, start: start, createdAt: now)
    }

    /// A child that would be too deep is not started: its task fails, so that the code can do something about it.
    private func start(
        _ child: NewInstance, among children: WritableKeyPath<TurnDraft, [NewInstance]>, in draft: inout TurnDraft,
        at now: Timestamp
    ) {
        guard child.start.depth > draft.limits.subOrchestrationDepth, let parent = child.start.parent else {
            return draft[keyPath: children].append(child)
        }
        let failure = FailureDetails.tooDeep(child.start.name, child.id, limit: draft.limits.subOrchestrationDepth)
        draft.messages.append(parent.message(.subOrchestrationInstanceFailed(task: parent.task, failure), at: now))
    }

    private func request(_ operation: EntityOperation, awaitedAs task: Int, at now: Timestamp) -> Message {
        let caller = TaskReference(id: instance, execution: execution, task: task)
        return Message(
            to: operation.entity, HistoryEvent(.entityOperationRequested(operation, caller: caller), at: now))
    }

    /// Asking once more could run the operation twice.
    private func lostAnswer(_ operation: EntityOperation, _ task: Int, at now: Timestamp) -> Message {
        let failure = FailureDetails(
            errorType: "EntityAnswerLost",
            message: "The answer to the operation '\(operation.name)' of the entity \(operation.entity) came after the "
                + "orchestration had failed, and was dropped; whether the operation ran is not known.")
        return TaskReference(id: instance, execution: execution, task: task)
            .message(.entityOperationFailed(task: task, failure), at: now)
    }

    /// The same entities in the same order for everybody, so that nobody waits in a circle. Whoever stands in a critical
    /// section leaves it first.
    private mutating func lock(_ entities: [InstanceID], as task: Int, in draft: inout TurnDraft, at now: Timestamp) {
        release(criticalSection, in: &draft, at: now)
        let ordered = Set(entities).sorted()
        add(.entityLockRequested(task: task, ordered), to: &draft, at: now)
        let owner = TaskReference(id: instance, execution: execution, task: task)
        draft.messages.append(
            ordered.isEmpty
                ? owner.message(.entityLockGranted(task: task), at: now)
                : EntityLockRequest(owner: owner, entities: ordered).hop(to: 0, at: now))
    }

    private mutating func unlock(as task: Int, in draft: inout TurnDraft, at now: Timestamp) {
        let section = criticalSection
        add(.entityUnlockSent(task: task, section?.entities ?? []), to: &draft, at: now)
        release(section, in: &draft, at: now)
    }

    /// Gives back the locks that are held, and those that were asked for.
    func release(_ section: CriticalSection?, in draft: inout TurnDraft, at now: Timestamp) {
        guard let section, !section.isLost else { return }
        let owner = TaskReference(id: instance, execution: execution, task: section.task)
        for entity in section.entities {
            let unlocked = HistoryEvent.Kind.entityUnlocked(owner: owner, mayBeEarly: !section.isGranted)
            draft.messages.append(Message(to: entity, HistoryEvent(unlocked, at: now)))
        }
    }
}
