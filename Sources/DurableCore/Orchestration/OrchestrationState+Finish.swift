extension OrchestrationState {
    /// Turns the script's answer into the one change to commit.
    ///
    /// - Parameters:
    ///   - result: nil when the script was not asked, because `turn.runsScript` is false. Of the actions of a rewound turn only
    ///     those that history does not hold yet: see `Replay.news`.
    ///   - defaultVersion: what sub-orchestrations get that are not given a version.
    ///   - limits: one that asks for more actions than it may fails, and asks for none of them.
    ///   - newExecution: called for a fresh id when the script continued as new, and for every sub-orchestration.
    package mutating func finish(
        _ turn: Turn, _ result: TurnResult?, at now: Timestamp, defaultVersion: String? = nil,
        limits: OrchestrationLimits = OrchestrationLimits(), newExecution: () -> ExecutionID
    ) -> Checkpoint {
        var checkpoint = Checkpoint(instance: instance, execution: execution, consumed: turn.consumed)
        if turn.events.isEmpty { return checkpoint }

        let now = time(of: turn, finishedAt: now)
        var draft = TurnDraft(
            turn, from: historyLength - turn.events.count, pendingTimers: openTimers, defaultVersion: defaultVersion,
            limits: limits)
        draft.update.lastUpdatedAt = now
        if let termination = turn.termination {
            if termination.isRecursive { terminateChildren(termination, in: &draft, at: now) }
            end(.terminated, reason: termination.reason, in: &draft, at: now)
        } else if let refusal = turn.refusal {
            end(.failed, failure: refusal, in: &draft, at: now)
        } else {
            draft.update.status = openStatus
            draft.update.reason = suspension?.reason
            draft.update.failure = suspension?.stall
            if let rewinding = turn.rewinding { startAgain(rewinding, in: &draft, at: now, newExecution: newExecution) }
            if let result, let failure = refusal(of: result.actions, by: limits) {
                end(.failed, failure: failure, in: &draft, at: now)
            } else if let result {
                carryOut(result, of: turn, in: &draft, at: now, newExecution: newExecution)
            }
        }
        checkpoint.change = draft.change
        return checkpoint
    }

    private func refusal(of actions: [Action], by limits: OrchestrationLimits) -> FailureDetails? {
        limits.refusal(of: actions.count, recorded: actions.count(where: \.isRecorded), next: nextTask)
    }

    private mutating func carryOut(
        _ result: TurnResult, of turn: Turn, in draft: inout TurnDraft, at now: Timestamp, newExecution: () -> ExecutionID
    ) {
        draft.update.customStatus = result.customStatus
        // A rewind starts cancelled timers again, since history does not know of the cancelling; the code does.
        let cancelledBefore = turn.isRewound ? result.replayed.filter { !$0.isRecorded } : []
        for action in cancelledBefore + result.actions {
            perform(action, in: &draft, at: now, newExecution: newExecution)
        }
        switch result.ending {
        case nil: break
        case .returned(let output): end(.completed, output: output, in: &draft, at: now)
        case .threw(let failure): end(.failed, failure: failure, in: &draft, at: now)
        case .continuedAsNew(let input, let unprocessed):
            continueAsNew(input, unprocessed, as: newExecution(), in: &draft, at: now)
        }
    }

    /// Suspends an instance whose code does not repeat what history says. What the turn took in is kept: it is shown when the
    /// instance is resumed.
    package mutating func stall(
        _ turn: Turn, reason: String, failure: FailureDetails, at now: Timestamp, newExecution: () -> ExecutionID
    ) -> Checkpoint {
        let now = time(of: turn, finishedAt: now)
        var draft = TurnDraft(
            turn, from: historyLength - turn.events.count, pendingTimers: openTimers, defaultVersion: nil)
        if let rewinding = turn.rewinding { startAgain(rewinding, in: &draft, at: now, newExecution: newExecution) }
        add(.executionSuspended(reason: reason, stall: failure), to: &draft, at: now)
        holdBack(turn)
        draft.update = InstanceUpdate(status: .suspended, lastUpdatedAt: now, failure: failure, reason: reason)
        return Checkpoint(instance: instance, execution: execution, consumed: turn.consumed, change: draft.change)
    }

    mutating func add(_ kind: HistoryEvent.Kind, to draft: inout TurnDraft, at now: Timestamp) {
        let event = HistoryEvent(kind, at: now)
        record(event)
        draft.events.append(event)
    }

    private func terminateChildren(_ termination: Turn.Termination, in draft: inout TurnDraft, at now: Timestamp) {
        for (task, child) in openSubOrchestrations.sorted(by: { $0.key < $1.key }) {
            let parent = ParentInstance(id: instance, execution: execution, task: task)
            let kind = HistoryEvent.Kind.executionTerminated(reason: termination.reason, isRecursive: true, by: parent)
            draft.messages.append(Message(to: child, HistoryEvent(kind, at: now)))
        }
    }

    mutating func end(
        _ status: RuntimeStatus, output: Payload? = nil, failure: FailureDetails? = nil, reason: String? = nil,
        in draft: inout TurnDraft, at now: Timestamp
    ) {
        let section = criticalSection
        add(.executionCompleted(status, output: output, failure), to: &draft, at: now)
        draft.update.status = status
        draft.update.output = output
        draft.update.failure = failure
        draft.update.reason = reason
        // The instance keeps no inbox, so its own timers end with it.
        draft.messages.removeAll { $0.to == instance }
        draft.cancelledTimers = []
        release(section, in: &draft, at: now)
        if let parent = start?.parent {
            let kind = SubOrchestrationEnd.kind(parent.task, status, output: output, failure: failure, reason: reason)
            draft.messages.append(parent.message(kind, at: now))
        }
    }

    private mutating func continueAsNew(
        _ input: Payload?, _ unprocessed: [TurnResult.UnprocessedEvent], as next: ExecutionID, in draft: inout TurnDraft,
        at now: Timestamp
    ) {
        var started = start ?? ExecutionStarted(name: "")
        started.input = input
        started.generation += 1
        draft.messages.removeAll { $0.to == instance && $0.execution == execution }
        draft.cancelledTimers = draft.pendingTimers.sorted()
        release(criticalSection, in: &draft, at: now)
        draft.messages.append(
            Message(to: instance, execution: next, HistoryEvent(.executionStarted(started), at: now), isCarriedOver: true))
        for event in unprocessed {
            let raised = HistoryEvent(.eventRaised(name: event.name, input: event.input), at: now)
            draft.messages.append(Message(to: instance, raised, isCarriedOver: true))
        }
        draft.restart = (next, input)
        restart(as: next)
    }
}
