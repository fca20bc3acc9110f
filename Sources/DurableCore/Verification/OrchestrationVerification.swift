/// Checks one orchestration: its row against what its history adds up to, and its inbox against both.
struct OrchestrationVerification {
    private(set) var violations: [Violation] = []
    /// What the history adds up to; nil when it is unsound.
    private(set) var state: OrchestrationState?
    /// Whether it has failed and is to be rewound by a message in its inbox.
    private(set) var awaitsRewind = false
    /// Whether it was rewound: then what was under way before may come twice.
    let wasRewound: Bool
    private let row: InstanceRow
    private let history: [HistoryEvent]
    private let inbox: [StoredMessage]

    init(_ stored: StoredInstance, inbox: [StoredMessage]) {
        row = stored.row
        history = stored.history
        self.inbox = inbox
        wasRewound = history.contains(where: \.kind.isRewind)
        violations = HistoryVerification.violations(in: history, of: row.id)
        // A reducer may rely on a sound history.
        guard violations.isEmpty else { return }
        let state = OrchestrationState(row.id, execution: row.execution, history: history)
        self.state = state
        awaitsRewind = state.hasEnded && !row.status.isTerminal && inbox.contains(where: \.message.event.kind.isRewind)
        checkStart(of: state)
        checkEnd(of: state)
        if !row.status.isTerminal, !awaitsRewind { checkInbox(of: state) }
    }

    private mutating func report(_ rule: VerificationRule, _ detail: String) {
        violations.append(Violation(rule, row.id, in: "instances", detail))
    }

    private mutating func report(_ rule: VerificationRule, _ message: StoredMessage, _ detail: String) {
        violations.append(Violation(rule, row.id, in: "inbox", row: "\(message.sequence)", detail))
    }

    private mutating func checkStart(of state: OrchestrationState) {
        if let start = state.start {
            if !fits(start) {
                report(.startFitsTheInstance, "its name, input, parent, version or tags are not those it started with")
            }
            return
        }
        guard !state.hasEnded, !row.status.isTerminal else { return }
        var starts = 0
        for stored in inbox where stored.message.execution == row.execution {
            guard case .executionStarted(let start) = stored.message.event.kind else { continue }
            starts += 1
            if !fits(start) {
                report(
                    .startFitsTheInstance, stored,
                    "it would start with another name, input, parent, version or tags than the row has")
            }
        }
        if starts != 1 { report(.startIsOnItsWay, "it has not started, and its inbox holds \(starts) starts") }
    }

    private func fits(_ start: ExecutionStarted) -> Bool {
        start.name == row.name && start.input == row.input && start.parent == row.parent && start.version == row.version
            && start.tags == row.tags
    }

    /// Whether status, output, failure and reason are those that history leads to.
    private mutating func checkEnd(of state: OrchestrationState) {
        let expected = awaitsRewind ? .running : state.endedAs ?? openStatus(of: state)
        if row.status != expected {
            return report(.statusFollowsFromHistory, "it is \(row.status.rawValue), but its history says \(expected.rawValue)")
        }
        let update = awaitsRewind ? InstanceUpdate(status: .running, lastUpdatedAt: row.lastUpdatedAt) : update(of: state)
        if (row.output, row.failure, row.reason) != (update.output, update.failure, update.reason) {
            report(.endFollowsFromHistory, "its output, failure or reason is not the one that its history leads to")
        }
    }

    /// One that continued as new is running although its next execution has yet to start.
    private func openStatus(of state: OrchestrationState) -> RuntimeStatus {
        let continues = inbox.contains { stored in
            guard case .executionStarted(let start) = stored.message.event.kind else { return false }
            return start.generation > 0
        }
        return history.isEmpty && continues ? .running : state.openStatus
    }

    private func update(of state: OrchestrationState) -> InstanceUpdate {
        var update = InstanceUpdate(
            status: row.status, lastUpdatedAt: row.lastUpdatedAt, failure: state.suspension?.stall,
            reason: state.suspension?.reason)
        guard state.hasEnded else { return update }
        (update.failure, update.reason) = (nil, nil)
        for event in history.reversed() {
            if case .executionCompleted(_, let output, let failure) = event.kind {
                (update.output, update.failure) = (output, failure)
            } else if case .executionTerminated(let reason, _, _) = event.kind {
                update.reason = reason
                return update
            } else {
                return update
            }
        }
        return update
    }

    /// Whether what settles a task of this execution settles one that waits for it.
    private mutating func checkInbox(of state: OrchestrationState) {
        for stored in inbox where stored.message.execution == row.execution {
            let kind = stored.message.event.kind
            guard let task = kind.settledTask else { continue }
            if task < 0 || task >= state.nextTask {
                report(.messageIsAwaited, stored, "\(kind.name) settles task \(task), which was not scheduled")
            } else if !wasRewound, !state.isOpen(task, for: kind) {
                report(.messageIsAwaited, stored, "\(kind.name) settles task \(task), which does not wait for it")
            }
            if case .timerFired = kind { checkDueTime(of: stored, task) }
        }
    }

    private mutating func checkDueTime(of stored: StoredMessage, _ task: Int) {
        for case .timerCreated(task, let fireAt) in history.lazy.map(\.kind)
        where stored.message.deliverAt?.microseconds != max(1, fireAt.microseconds) {
            report(.timerIsDueAsRecorded, stored, "timer \(task) is not delivered when its history says")
        }
    }
}

extension OrchestrationState {
    /// Whether the task waits for an event of the kind. Children that were rewound by themselves report again, and the locks of
    /// a section that was left at once are still granted.
    fileprivate func isOpen(_ task: Int, for kind: HistoryEvent.Kind) -> Bool {
        switch kind {
        case .taskCompleted, .taskFailed: openTasks.contains(task)
        case .timerFired: openTimers.contains(task)
        case .entityOperationCompleted, .entityOperationFailed: openEntityCalls.contains(task)
        default: true
        }
    }
}
