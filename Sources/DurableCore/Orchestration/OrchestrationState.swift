/// What an orchestration's history adds up to.
///
/// Pure: the same history, messages and times give the same answers. A turn is `begin`, then the script, then `finish`.
/// Both change the state, so a state whose checkpoint was not committed must be thrown away.
package struct OrchestrationState: Hashable, Sendable {
    package let instance: InstanceID
    package private(set) var execution: ExecutionID
    /// What the execution was started with; nil before its first turn.
    package private(set) var start: ExecutionStarted?
    package private(set) var hasEnded = false
    /// How many events the stored history holds.
    package private(set) var historyLength = 0
    /// The number the next recorded action takes.
    private(set) var nextTask = 0
    private(set) var openTasks: Set<Int> = []
    private(set) var openTimers: Set<Int> = []
    private(set) var openSubOrchestrations: Set<Int> = []
    /// Episode times never go back, whatever the clock does.
    private(set) var latestEpisode = Timestamp(microseconds: .min)

    package init(_ instance: InstanceID, execution: ExecutionID, history: [HistoryEvent]) {
        self.instance = instance
        self.execution = execution
        for event in history { record(event) }
    }

    /// The name under which the orchestrator is registered; nil before the first turn.
    package var name: String? { start?.name }

    /// Takes in what is news to this execution and opens a turn.
    ///
    /// Duplicates, strays of an older execution and completions of closed tasks are consumed without a trace.
    package mutating func begin(_ inbox: [StoredMessage], at now: Timestamp) -> Turn {
        let consumed = inbox.map(\.sequence)
        var news: [HistoryEvent] = []
        var termination: Turn.Termination?
        for stored in Delivery.order(inbox) where termination == nil && isNews(stored.message) {
            let event = stored.message.event
            if news.isEmpty { news.append(openEpisode(at: now)) }
            record(event)
            news.append(event)
            if case .executionTerminated(let reason) = event.kind { termination = .init(reason: reason) }
        }
        return Turn(events: news, consumed: consumed, termination: termination)
    }

    private mutating func openEpisode(at now: Timestamp) -> HistoryEvent {
        let event = HistoryEvent(.orchestratorStarted, at: max(now, latestEpisode))
        record(event)
        return event
    }

    private func isNews(_ message: Message) -> Bool {
        if hasEnded { return false }
        if let addressed = message.execution, addressed != execution { return false }
        return switch message.event.kind {
        case .executionStarted: start == nil
        case .taskCompleted(let task, _), .taskFailed(let task, _): openTasks.contains(task)
        case .timerFired(let task): openTimers.contains(task)
        case .subOrchestrationInstanceCompleted(let task, _), .subOrchestrationInstanceFailed(let task, _):
            openSubOrchestrations.contains(task)
        case .eventRaised, .executionTerminated: true
        case .orchestratorStarted, .executionCompleted, .taskScheduled, .timerCreated,
            .subOrchestrationInstanceCreated, .eventSent:
            false
        }
    }

    /// Folds one event, whether it comes from the stored history or was just made.
    mutating func record(_ event: HistoryEvent) {
        historyLength += 1
        switch event.kind {
        case .orchestratorStarted: latestEpisode = max(latestEpisode, event.timestamp)
        case .executionStarted(let started): start = started
        case .executionCompleted: hasEnded = true
        case .taskScheduled(let task, _, _): open(task, in: \.openTasks)
        case .timerCreated(let task, _): open(task, in: \.openTimers)
        case .subOrchestrationInstanceCreated(let task, _, _, _): open(task, in: \.openSubOrchestrations)
        case .eventSent(let task, _, _, _): nextTask = task + 1
        case .taskCompleted(let task, _), .taskFailed(let task, _): openTasks.remove(task)
        case .timerFired(let task): openTimers.remove(task)
        case .subOrchestrationInstanceCompleted(let task, _), .subOrchestrationInstanceFailed(let task, _):
            openSubOrchestrations.remove(task)
        case .eventRaised, .executionTerminated: break
        }
    }

    private mutating func open(_ task: Int, in set: WritableKeyPath<Self, Set<Int>>) {
        self[keyPath: set].insert(task)
        nextTask = task + 1
    }

    /// Forgets everything of the execution that ended; the next one has yet to begin.
    mutating func restart(as next: ExecutionID) {
        self = OrchestrationState(instance, execution: next, history: [])
    }
}
