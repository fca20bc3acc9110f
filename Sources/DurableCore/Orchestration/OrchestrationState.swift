/// What an orchestration's history adds up to.
///
/// Pure: the same history, messages and times give the same answers. A turn is `begin`, then the script, then `finish`.
/// Both change the state, so a state whose checkpoint was not committed must be thrown away.
package struct OrchestrationState: Hashable, Sendable {
    package let instance: InstanceID
    package private(set) var execution: ExecutionID
    /// What the execution was started with; nil before its first turn.
    package private(set) var start: ExecutionStarted?
    /// How it ended; nil while it has not.
    package private(set) var endedAs: RuntimeStatus?
    /// Why it takes nothing in; nil while it is not suspended.
    private(set) var suspension: Suspension?
    /// What came while it was suspended or before it began: the script is shown it when the instance goes on.
    private(set) var heldBack: [HistoryEvent] = []
    /// What a rewind shows again, before that.
    private(set) var shownAgain: [HistoryEvent] = []
    /// How many events the stored history holds.
    package private(set) var historyLength = 0
    /// The number the next recorded action takes.
    private(set) var nextTask = 0
    private(set) var openTasks: Set<Int> = []
    private(set) var openTimers: Set<Int> = []
    private(set) var openSubOrchestrations: [Int: InstanceID] = [:]
    private(set) var openEntityCalls: Set<Int> = []
    /// The locks it has, or has asked for.
    private(set) var criticalSection: CriticalSection?
    /// Whether it was rewound and the script has not been asked since.
    private(set) var isRewound = false
    /// How many of the actions that the script asks for next stand in history: those that a rewind shows the reasons of again.
    package private(set) var repeatedActions = 0
    /// Episode times never go back, whatever the clock does.
    private(set) var latestEpisode = Timestamp(microseconds: .min)

    struct CriticalSection: Hashable, Sendable {
        let task: Int
        let entities: [InstanceID]
        var isGranted = false
        /// Whether the locks are gone because the execution ended.
        var isLost = false
    }

    struct Suspension: Hashable, Sendable {
        let reason: String?
        /// Why it cannot go on; nil when somebody asked for the suspension.
        let stall: FailureDetails?
    }

    package init(_ instance: InstanceID, execution: ExecutionID, history: [HistoryEvent]) {
        self.instance = instance
        self.execution = execution
        var reader = history.contains(where: \.kind.isRewind) ? EpisodeReader() : nil
        for event in history {
            if event.kind.isRewind, let rewinding = reader?.rewinding { reopen(rewinding) }
            reader?.record(event)
            record(event)
        }
        if !takesIn {
            let reader = EpisodeReader(history)
            (shownAgain, heldBack) = (reader.shownAgain, reader.heldBack)
        }
    }

    package var hasEnded: Bool { endedAs != nil }

    package var isSuspended: Bool { suspension != nil }

    /// Whether the script is shown what comes: not while the instance is suspended, and not before its scheduled start.
    private var takesIn: Bool { start != nil && !isSuspended }

    /// Where the instance stands while it has not ended.
    var openStatus: RuntimeStatus { isSuspended ? .suspended : start == nil ? .pending : .running }

    /// The name under which the orchestrator is registered; nil before the first turn.
    package var name: String? { start?.name }

    /// Takes in what is news to this execution and opens a turn.
    ///
    /// Duplicates, strays of an older execution and completions of closed tasks are consumed without a trace.
    ///
    /// - Parameter history: what is stored of this execution; needed only when it may be rewound, that is, when it has ended.
    package mutating func begin(
        _ inbox: [StoredMessage], at now: Timestamp, history: [HistoryEvent] = []
    ) -> Turn {
        var turn = Turn(consumed: inbox.map(\.sequence))
        // The clock may have been set back since the messages were sent, or since their timers were found due.
        let now = inbox.reduce(now) { max($0, $1.message.event.timestamp) }
        for stored in Delivery.order(inbox) where turn.termination == nil && isNews(stored.message) {
            let event = stored.message.event
            if turn.events.isEmpty { turn.events.append(openEpisode(at: now)) }
            turn.events.append(event)
            switch event.kind {
            case .executionTerminated(let reason, let isRecursive, _):
                turn.termination = .init(reason: reason, isRecursive: isRecursive)
            case .executionRewound:
                let rewinding = EpisodeReader(history).rewinding
                reopen(rewinding)
                turn.rewinding = rewinding
                turn.refusal = lostLocks
            default: break
            }
            record(event)
        }
        show(&turn)
        return turn
    }

    /// Decides what of the turn's events the script is shown, and what is held back.
    private mutating func show(_ turn: inout Turn) {
        guard let opening = turn.events.first else { return }
        let news = turn.events.dropFirst().filter { $0.kind.isForScripts }
        shownAgain = turn.rewinding?.shownAgain ?? shownAgain
        heldBack = EpisodeReader.inOrder(heldBack, Array(news))
        if takesIn {
            turn.shown = shownAgain + [opening] + heldBack
            turn.shownAgain = shownAgain.count
            turn.isRewound = isRewound
            turn.repeatedActions = repeatedActions
            (shownAgain, heldBack) = ([], [])
        } else {
            turn.isHeldBack = true
        }
    }

    /// What the events of a turn are dated that was begun.
    func time(of turn: Turn, finishedAt now: Timestamp) -> Timestamp { turn.events.reduce(now) { max($0, $1.timestamp) } }

    private mutating func openEpisode(at now: Timestamp) -> HistoryEvent {
        let event = HistoryEvent(.orchestratorStarted, at: max(now, latestEpisode))
        record(event)
        return event
    }

    private func isNews(_ message: Message) -> Bool {
        if let addressed = message.execution, addressed != execution { return false }
        if hasEnded {
            guard case .executionRewound(_, let parent) = message.event.kind else { return false }
            return endedAs == .failed && (parent == nil || parent == start?.parent)
        }
        return switch message.event.kind {
        case .executionStarted: start == nil
        case .taskCompleted(let task, _), .taskFailed(let task, _): openTasks.contains(task)
        case .timerFired(let task): openTimers.contains(task)
        case .subOrchestrationInstanceCompleted(let task, _), .subOrchestrationInstanceFailed(let task, _):
            openSubOrchestrations[task] != nil
        case .entityOperationCompleted(let task, _), .entityOperationFailed(let task, _): openEntityCalls.contains(task)
        case .entityLockGranted(let task): criticalSection.map { $0.task == task && !$0.isGranted } ?? false
        case .eventRaised: true
        case .executionTerminated(_, _, let parent): parent == nil || parent == start?.parent
        case .executionSuspended: !isSuspended
        case .executionResumed: isSuspended
        case .orchestratorStarted, .executionCompleted, .executionRewound, .taskScheduled, .timerCreated,
            .subOrchestrationInstanceCreated, .eventSent, .entityOperationCalled, .entityOperationSignaled,
            .entityLockRequested, .entityUnlockSent, .entityOperationRequested, .entityLockAsked, .entityUnlocked:
            false
        }
    }

    /// Folds one event, whether it comes from the stored history or was just made.
    mutating func record(_ event: HistoryEvent) {
        historyLength += 1
        if let task = event.kind.scheduledTask { nextTask = task + 1 }
        switch event.kind {
        case .orchestratorStarted:
            latestEpisode = max(latestEpisode, event.timestamp)
            if takesIn { (isRewound, repeatedActions) = (false, 0) }
        case .executionStarted(let started): start = started
        case .executionCompleted(let status, _, _):
            endedAs = status
            criticalSection?.isLost = true
        case .executionSuspended(let reason, let stall): suspension = Suspension(reason: reason, stall: stall)
        case .executionResumed: suspension = nil
        case .executionRewound: endedAs = nil
        case .taskScheduled(let task, _, _): openTasks.insert(task)
        case .timerCreated(let task, _): openTimers.insert(task)
        case .subOrchestrationInstanceCreated(let task, _, let child, _): openSubOrchestrations[task] = child
        case .entityOperationCalled(let task, _): openEntityCalls.insert(task)
        case .entityLockRequested(let task, let entities): criticalSection = .init(task: task, entities: entities)
        case .taskCompleted(let task, _), .taskFailed(let task, _): openTasks.remove(task)
        case .timerFired(let task): openTimers.remove(task)
        case .subOrchestrationInstanceCompleted(let task, _), .subOrchestrationInstanceFailed(let task, _):
            openSubOrchestrations[task] = nil
        case .entityOperationCompleted(let task, _), .entityOperationFailed(let task, _): openEntityCalls.remove(task)
        case .entityLockGranted: criticalSection?.isGranted = true
        case .entityUnlockSent: criticalSection = nil
        case .eventSent, .eventRaised, .executionTerminated, .entityOperationSignaled, .entityOperationRequested,
            .entityLockAsked, .entityUnlocked:
            break
        }
    }

    /// Takes failures back: the tasks are open again.
    private mutating func reopen(_ rewinding: Rewinding) {
        isRewound = true
        repeatedActions = rewinding.repeatedActions
        for scheduling in rewinding.failed {
            switch scheduling.kind {
            case .taskScheduled(let task, _, _): openTasks.insert(task)
            case .subOrchestrationInstanceCreated(let task, _, let child, _): openSubOrchestrations[task] = child
            case .entityOperationCalled(let task, _): openEntityCalls.insert(task)
            default: break
            }
        }
    }

    /// Code that stands inside a critical section cannot go on there when the locks are gone.
    private var lostLocks: FailureDetails? {
        guard let criticalSection else { return nil }
        let entities = criticalSection.entities.map(\.text).joined(separator: ", ")
        return FailureDetails(
            errorType: "RewindRefused",
            message: "The orchestration cannot be rewound: it failed inside a critical section, and the locks of \(entities) "
                + "were released then.")
    }

    /// Keeps what a turn has shown in vain, for when the instance is resumed.
    mutating func holdBack(_ turn: Turn) {
        shownAgain = Array(turn.shown.prefix(turn.shownAgain))
        heldBack = Array(turn.shown.dropFirst(turn.shownAgain + 1))
    }

    /// Forgets everything of the execution that ended; the next one has yet to begin.
    mutating func restart(as next: ExecutionID) {
        self = OrchestrationState(instance, execution: next, history: [])
    }
}
