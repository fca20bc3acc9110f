extension OrchestrationState {
    /// Turns the script's answer into the one change to commit.
    ///
    /// - Parameters:
    ///   - result: nil when the script was not asked, because `turn.runsScript` is false.
    ///   - newExecution: called for a fresh id when the script continued as new, and for every sub-orchestration.
    package mutating func finish(
        _ turn: Turn, _ result: TurnResult?, at now: Timestamp, newExecution: () -> ExecutionID
    ) -> Checkpoint {
        var checkpoint = Checkpoint(instance: instance, execution: execution, consumed: turn.consumed)
        if turn.events.isEmpty { return checkpoint }

        var draft = Draft(from: historyLength - turn.events.count, events: turn.events, pendingTimers: openTimers)
        if let termination = turn.termination {
            end(.terminated, reason: termination.reason, in: &draft, at: now)
        } else if let result {
            draft.update.customStatus = result.customStatus
            for action in result.actions { perform(action, in: &draft, at: now, newExecution: newExecution) }
            switch result.ending {
            case nil: break
            case .returned(let output): end(.completed, output: output, in: &draft, at: now)
            case .threw(let failure): end(.failed, failure: failure, in: &draft, at: now)
            case .continuedAsNew(let input, let unprocessed):
                continueAsNew(input, unprocessed, as: newExecution(), in: &draft, at: now)
            }
        }
        draft.update.lastUpdatedAt = now
        checkpoint.change = draft.change
        return checkpoint
    }

    /// A checkpoint's change in the making.
    private struct Draft {
        var update = InstanceUpdate(status: .running, lastUpdatedAt: Timestamp(microseconds: 0))
        let from: Int
        /// The timers that wait in the inbox already.
        let pendingTimers: Set<Int>
        var events: [HistoryEvent]
        var restart: (execution: ExecutionID, input: Payload?)?
        var tasks: [ActivityTask] = []
        var messages: [Message] = []
        var children: [NewInstance] = []
        var cancelledTimers: [Int] = []

        init(from: Int, events: [HistoryEvent], pendingTimers: Set<Int>) {
            self.from = from
            self.pendingTimers = pendingTimers
            self.events = events
        }

        var change: Checkpoint.Change {
            let body: Checkpoint.Body =
                if let restart {
                    .restart(execution: restart.execution, input: restart.input, from: from)
                } else {
                    .history(from: from, append: events)
                }
            return Checkpoint.Change(
                update: update, body: body, tasks: tasks, messages: messages, children: children,
                cancelledTimers: cancelledTimers)
        }
    }

    private mutating func perform(
        _ action: Action, in draft: inout Draft, at now: Timestamp, newExecution: () -> ExecutionID
    ) {
        let task = nextTask
        switch action {
        case .scheduleTask(let name, let input):
            add(.taskScheduled(task: task, name: name, input: input), to: &draft, at: now)
            draft.tasks.append(
                ActivityTask(instance: instance, execution: execution, task: task, name: name, input: input))
        case .createTimer(let fireAt):
            add(.timerCreated(task: task, fireAt: fireAt), to: &draft, at: now)
            let fired = HistoryEvent(.timerFired(task: task), at: fireAt)
            draft.messages.append(Message(to: instance, execution: execution, fired, deliverAt: fireAt))
        case .cancelTimer(let timer):
            cancelTimer(timer, in: &draft)
        case .createSubOrchestration(let name, let chosen, let input):
            let child = chosen ?? subOrchestrationID(task: task)
            add(.subOrchestrationInstanceCreated(task: task, name: name, child, input: input), to: &draft, at: now)
            let parent = ParentInstance(id: instance, execution: execution, task: task)
            draft.children.append(
                NewInstance(
                    id: child, execution: newExecution(), start: ExecutionStarted(name: name, input: input, parent: parent),
                    createdAt: now))
        case .sendEvent(let target, let name, let input):
            add(.eventSent(task: task, to: target, name: name, input: input), to: &draft, at: now)
            draft.messages.append(Message(to: target, HistoryEvent(.eventRaised(name: name, input: input), at: now)))
        }
    }

    private mutating func add(_ kind: HistoryEvent.Kind, to draft: inout Draft, at now: Timestamp) {
        let event = HistoryEvent(kind, at: now)
        record(event)
        draft.events.append(event)
    }

    /// A cancelled timer leaves no event, so to the state, which is what history adds up to, it stays open: what keeps it
    /// from firing is that its message is gone.
    private func cancelTimer(_ timer: Int, in draft: inout Draft) {
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

    private mutating func end(
        _ status: RuntimeStatus, output: Payload? = nil, failure: FailureDetails? = nil, reason: String? = nil,
        in draft: inout Draft, at now: Timestamp
    ) {
        add(.executionCompleted(status, output: output, failure), to: &draft, at: now)
        draft.update.status = status
        draft.update.output = output
        draft.update.failure = failure
        draft.update.reason = reason
        // The instance keeps no inbox, so its own timers end with it.
        draft.messages.removeAll { $0.to == instance }
        draft.cancelledTimers = []
        if let parent = start?.parent {
            let kind = completion(of: parent.task, status, output: output, failure: failure, reason: reason)
            draft.messages.append(Message(to: parent.id, execution: parent.execution, HistoryEvent(kind, at: now)))
        }
    }

    private func completion(
        of task: Int, _ status: RuntimeStatus, output: Payload?, failure: FailureDetails?, reason: String?
    ) -> HistoryEvent.Kind {
        if status == .completed { return .subOrchestrationInstanceCompleted(task: task, result: output) }
        let terminated = FailureDetails(errorType: "OrchestrationTerminated", message: reason ?? "")
        return .subOrchestrationInstanceFailed(task: task, failure ?? terminated)
    }

    private mutating func continueAsNew(
        _ input: Payload?, _ unprocessed: [TurnResult.UnprocessedEvent], as next: ExecutionID, in draft: inout Draft,
        at now: Timestamp
    ) {
        var started = start ?? ExecutionStarted(name: "")
        started.input = input
        started.generation += 1
        draft.messages.removeAll { $0.to == instance && $0.execution == execution }
        draft.cancelledTimers = draft.pendingTimers.sorted()
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
