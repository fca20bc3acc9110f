/// Checks one history by itself, event by event.
///
/// Tasks are numbered without a gap; each is settled at most once between rewinds, after it was scheduled and by an event of
/// its kind; no timer fires early; episodes do not go back in time; nothing comes after the end but a rewind.
package struct HistoryVerification {
    private enum Task {
        case activity, child, entityCall, lock
        case timer(due: Timestamp)
        case unawaited
    }

    private let instance: InstanceID?
    private var found: [Violation] = []
    private var position = 0
    private var tasks: [Task] = []
    private var settled: Set<Int> = []
    /// The failures since the last thing that was scheduled.
    private var failed: Set<Int> = []
    private var episode = Timestamp(microseconds: .min)
    private var isStarted = false
    private var end: RuntimeStatus?
    private var isTerminated = false
    private var last: HistoryEvent.Kind?

    /// Everything that does not hold, in the order of the events.
    package static func violations(in history: [HistoryEvent], of instance: InstanceID? = nil) -> [Violation] {
        var verification = HistoryVerification(instance: instance)
        for event in history { verification.read(event) }
        if verification.end != nil, case .orchestratorStarted = verification.last {
            verification.position -= 1
            verification.report(.nothingFollowsTheEnd, "opens an episode in which nothing happens")
        }
        return verification.found
    }

    private init(instance: InstanceID?) { self.instance = instance }

    private mutating func report(_ rule: VerificationRule, _ detail: String) {
        found.append(Violation(rule, instance, in: "history", row: "\(position)", "event \(position) \(detail)"))
    }

    private mutating func read(_ event: HistoryEvent) {
        readPlace(of: event.kind)
        switch event.kind {
        case .orchestratorStarted:
            if event.timestamp < episode { report(.episodesGoForward, "goes back in time") }
            episode = event.timestamp
        case .executionStarted:
            if isStarted { report(.historyBeginsWithItsStart, "starts what has started") }
            isStarted = true
        case .executionCompleted(let status, _, _):
            if !status.isTerminal { report(.nothingFollowsTheEnd, "ends as \(status.rawValue), which is no end") }
            if isTerminated != (status == .terminated) {
                report(.nothingFollowsTheEnd, "ends as \(status.rawValue), terminated or not")
            }
            end = status
        case .executionTerminated: isTerminated = true
        case .executionRewound:
            if end != .failed { report(.rewindFollowsAFailure, "rewinds what has not failed") }
            settled.subtract(failed)
            end = nil
        default: break
        }
        if let task = event.kind.failedTask { failed.insert(task) }
        if let task = event.kind.scheduledTask { schedule(task, event.kind) }
        if let task = event.kind.settledTask { settle(task, by: event.kind) }
        last = event.kind
        position += 1
    }

    /// Whether an event of the kind may stand here at all.
    private mutating func readPlace(of kind: HistoryEvent.Kind) {
        if position == 0, kind != .orchestratorStarted {
            report(.historyBeginsWithItsStart, "is \(kind.name), but a history begins with OrchestratorStarted")
        }
        if !isStarted, kind.scheduledTask != nil || kind.settledTask != nil {
            report(.historyBeginsWithItsStart, "is \(kind.name) before ExecutionStarted")
        }
        if end != nil, kind != .orchestratorStarted, !kind.isRewind {
            report(.nothingFollowsTheEnd, "is \(kind.name) after the end")
        }
        if isTerminated, end == nil {
            if case .executionCompleted = kind { return }
            report(.nothingFollowsTheEnd, "is \(kind.name) after ExecutionTerminated")
        }
        switch kind {
        case .entityOperationRequested, .entityLockAsked, .entityUnlocked:
            report(.messageIsOneForInstances, "is \(kind.name), which only entities take")
        default: break
        }
    }

    private mutating func schedule(_ task: Int, _ kind: HistoryEvent.Kind) {
        // What came before was handled: a rewind lets it stand.
        failed = []
        if task != tasks.count {
            report(.tasksAreNumbered, "schedules task \(task) where \(tasks.count) is next")
        }
        let scheduled: Task =
            switch kind {
            case .taskScheduled: .activity
            case .timerCreated(_, let fireAt): .timer(due: fireAt)
            case .subOrchestrationInstanceCreated: .child
            case .entityOperationCalled: .entityCall
            case .entityLockRequested: .lock
            default: .unawaited
            }
        tasks.append(scheduled)
    }

    private mutating func settle(_ task: Int, by kind: HistoryEvent.Kind) {
        guard tasks.indices.contains(task) else {
            return report(.completionHasATask, "settles task \(task), which was not scheduled")
        }
        switch (tasks[task], kind) {
        case (.activity, .taskCompleted), (.activity, .taskFailed), (.child, .subOrchestrationInstanceCompleted),
            (.child, .subOrchestrationInstanceFailed), (.entityCall, .entityOperationCompleted),
            (.entityCall, .entityOperationFailed), (.lock, .entityLockGranted):
            break
        case (.timer(let due), .timerFired):
            if episode < due { report(.timersAreNotEarly, "fires timer \(task) early") }
        default: report(.completionHasATask, "is \(kind.name), but task \(task) is of another kind")
        }
        if !settled.insert(task).inserted { report(.taskCompletesOnce, "settles task \(task) again") }
    }
}
