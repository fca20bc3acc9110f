/// Whatever an orchestration waits for is on its way, in one place.
extension HubVerification {
    mutating func check(_ orchestration: LiveOrchestration, _ id: InstanceID, allowsRepeats: Bool) {
        if let parent = orchestration.parent { checkParent(parent, of: id, orchestration) }
        guard let state = orchestration.state else { return }
        let mayRepeat = allowsRepeats || orchestration.wasRewound
        func reference(_ task: Int) -> TaskReference { TaskReference(id: id, execution: orchestration.execution, task: task) }

        for task in state.openTasks.sorted() {
            let ways = (activities[reference(task)]?.count ?? 0) + completions[reference(task), default: 0]
            if ways == 0 { report(lost(.activityIsOnItsWay, id, "activity \(task) is neither in the queue nor answered")) }
            if ways > 1, !mayRepeat { report(lost(.activityIsOnItsWay, id, "activity \(task) is on its way \(ways) times")) }
        }
        for task in state.openTimers.sorted() where completions[reference(task), default: 0] > 1 && !mayRepeat {
            report(lost(.messageIsAwaited, id, "timer \(task) is set more than once"))
        }
        for (task, child) in state.openSubOrchestrations.sorted(by: { $0.key < $1.key }) {
            if live[child]?.parent == reference(task) || completions[reference(task), default: 0] > 0 { continue }
            report(lost(.childIsOnItsWay, id, "sub-orchestration \(task), \(child), neither works for it nor has answered"))
        }
        for task in state.openEntityCalls.sorted() {
            let ways = operations[reference(task), default: 0] + completions[reference(task), default: 0]
            if ways == 0 {
                report(lost(.entityCallIsOnItsWay, id, "entity call \(task) is neither with its entity nor answered"))
            }
            if ways > 1, !mayRepeat { report(lost(.entityCallIsOnItsWay, id, "entity call \(task) is on its way \(ways) times")) }
        }
        if let section = state.criticalSection, !section.isLost { check(section, of: reference(section.task)) }
    }

    private func lost(_ rule: VerificationRule, _ id: InstanceID, _ detail: String) -> Violation {
        Violation(rule, id, in: "instances", detail)
    }

    /// A parent may have gone on without its child; but one that has it in its history must await it, unless somebody rewound
    /// the child after it had answered.
    private mutating func checkParent(_ parent: ParentInstance, of id: InstanceID, _ child: LiveOrchestration) {
        guard let owner = live[parent.id], owner.execution == parent.execution, let state = owner.state else { return }
        if state.openSubOrchestrations[parent.task] == id { return }
        if child.wasRewound || child.state == nil { return }
        report(lost(.childIsAwaited, id, "its parent \(parent.id) does not await it as task \(parent.task)"))
    }
}

/// Locks: whoever stands in a critical section holds them, and nobody else does.
extension HubVerification {
    private mutating func check(_ section: OrchestrationState.CriticalSection, of owner: TaskReference) {
        let isGranted = section.isGranted || completions[owner, default: 0] > 0
        guard isGranted || lockRequests[owner] != nil else {
            return report(lost(.lockRequestIsOnItsWay, owner.id, "its request for locks, task \(owner.task), is nowhere"))
        }
        let locked = isGranted ? section.entities.count : lockRequests[owner]?.position ?? 0
        for entity in section.entities.prefix(max(0, locked)) where entities[entity]?.lock != owner {
            report(lost(.sectionHoldsItsLocks, owner.id, "it has been given the lock of \(entity), but does not hold it"))
        }
    }

    mutating func check(_ entity: EntityState, _ id: InstanceID) {
        if let owner = entity.lock {
            if !mayHold(owner, id), releases[id]?.contains(owner) != true {
                report(
                    locks(.lockHasALiveOwner, id, "it is locked by task \(owner.task) of \(owner.id), which holds no lock of it"))
            }
            if entity.earlyReleases.contains(owner) {
                report(locks(.lockHasALiveOwner, id, "it is locked by \(owner.id), which has given the lock back"))
            }
        }
        for owner in entity.earlyReleases {
            let request = lockRequests[owner]
            if request?.entities[(request?.position ?? 0)...].contains(id) == true { continue }
            report(locks(.earlyReleaseAwaitsItsRequest, id, "it awaits a request of \(owner.id) that is nowhere"))
        }
    }

    private func mayHold(_ owner: TaskReference, _ entity: InstanceID) -> Bool {
        guard let orchestration = live[owner.id], orchestration.execution == owner.execution else { return false }
        // Nothing can be said about one whose history is unsound.
        guard let state = orchestration.state else { return true }
        guard let section = state.criticalSection, !section.isLost else { return false }
        return section.task == owner.task && section.entities.contains(entity)
    }

    private func locks(_ rule: VerificationRule, _ id: InstanceID, _ detail: String) -> Violation {
        Violation(rule, id, in: "entities", detail)
    }
}
