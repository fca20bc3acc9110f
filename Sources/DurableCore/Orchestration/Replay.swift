/// Checks that replayed code asks for what it asked for before.
package enum Replay {
    /// The first n recorded actions must be the n schedulings of the history, in order, by kind and name. Names compare
    /// without case and inputs may differ, as in the Durable Task Framework.
    ///
    /// - Throws: `NondeterminismError` naming the first event that differs.
    package static func check(_ history: [HistoryEvent], against emitted: [Action]) throws(NondeterminismError) {
        var emitted = emitted.filter(\.isRecorded).makeIterator()
        for event in history {
            guard let recorded = Scheduling(event) else { continue }
            guard let action = emitted.next() else {
                throw NondeterminismError(recorded: recorded, emitted: nil)
            }
            let repeated = Scheduling(action, task: recorded.task)
            if !repeated.matches(recorded) { throw NondeterminismError(recorded: recorded, emitted: repeated) }
        }
        if let surplus = emitted.next() {
            let task = history.count { Scheduling($0) != nil }
            throw NondeterminismError(recorded: nil, emitted: Scheduling(surplus, task: task))
        }
    }
}

/// What history and code are compared by: which kind of thing was asked for, under which number and name.
package struct Scheduling: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
        case activity = "an activity task"
        case timer = "a timer"
        case subOrchestration = "a sub-orchestration"
        case event = "an event"
    }

    package let kind: Kind
    package let task: Int
    /// Empty for a timer.
    package let name: String

    init?(_ event: HistoryEvent) {
        switch event.kind {
        case .taskScheduled(let task, let name, _): self.init(.activity, task, name)
        case .timerCreated(let task, _): self.init(.timer, task, "")
        case .subOrchestrationInstanceCreated(let task, let name, _, _): self.init(.subOrchestration, task, name)
        case .eventSent(let task, _, let name, _): self.init(.event, task, name)
        default: return nil
        }
    }

    /// - Precondition: the action is one that is recorded.
    init(_ action: Action, task: Int) {
        switch action {
        case .scheduleTask(let name, _): self.init(.activity, task, name)
        case .createTimer: self.init(.timer, task, "")
        case .createSubOrchestration(let name, _, _): self.init(.subOrchestration, task, name)
        case .sendEvent(_, let name, _): self.init(.event, task, name)
        case .cancelTimer: preconditionFailure("a cancelled timer leaves no event")
        }
    }

    private init(_ kind: Kind, _ task: Int, _ name: String) {
        self.kind = kind
        self.task = task
        self.name = name
    }

    func matches(_ other: Scheduling) -> Bool {
        kind == other.kind && name.lowercased() == other.name.lowercased()
    }
}
