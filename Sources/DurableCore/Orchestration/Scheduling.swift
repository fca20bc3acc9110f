/// What history and code are compared by: which kind of thing was asked for, under which number and name.
package struct Scheduling: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
        case activity = "an activity task"
        case timer = "a timer"
        case subOrchestration = "a sub-orchestration"
        case event = "an event"
        case entityCall = "an entity call"
        case entitySignal = "an entity signal"
        case lock = "a lock of entities"
        case unlock = "a release of entities"
    }

    package let kind: Kind
    package let task: Int
    /// Empty for a timer and for locks; `@name@key.operation` for entities.
    package let name: String
    /// When a timer fires.
    package let fireAt: Timestamp?

    init?(_ event: HistoryEvent) {
        switch event.kind {
        case .taskScheduled(let task, let name, _): self.init(.activity, task, name)
        case .timerCreated(let task, let fireAt): self.init(.timer, task, "", fireAt: fireAt)
        case .subOrchestrationInstanceCreated(let task, let name, _, _): self.init(.subOrchestration, task, name)
        case .eventSent(let task, _, let name, _): self.init(.event, task, name)
        case .entityOperationCalled(let task, let operation): self.init(.entityCall, task, operation.fullName)
        case .entityOperationSignaled(let task, let operation, _): self.init(.entitySignal, task, operation.fullName)
        case .entityLockRequested(let task, _): self.init(.lock, task, "")
        case .entityUnlockSent(let task, _): self.init(.unlock, task, "")
        default: return nil
        }
    }

    /// - Precondition: the action is one that is recorded.
    init(_ action: Action, task: Int) {
        switch action {
        case .scheduleTask(let name, _): self.init(.activity, task, name)
        case .createTimer(let fireAt): self.init(.timer, task, "", fireAt: fireAt)
        case .createSubOrchestration(let name, _, _, _): self.init(.subOrchestration, task, name)
        case .sendEvent(_, let name, _): self.init(.event, task, name)
        case .callEntity(let operation): self.init(.entityCall, task, operation.fullName)
        case .signalEntity(let operation, _): self.init(.entitySignal, task, operation.fullName)
        case .lockEntities: self.init(.lock, task, "")
        case .releaseEntities: self.init(.unlock, task, "")
        case .cancelTimer: preconditionFailure("a cancelled timer leaves no event")
        }
    }

    private init(_ kind: Kind, _ task: Int, _ name: String, fireAt: Timestamp? = nil) {
        self.kind = kind
        self.task = task
        self.name = name
        self.fireAt = fireAt
    }

    func matches(_ other: Scheduling, comparingTimes: Bool) -> Bool {
        guard kind == other.kind, name.lowercased() == other.name.lowercased() else { return false }
        guard comparingTimes, let fireAt, let otherTime = other.fireAt else { return true }
        return fireAt.microseconds / 1_000 == otherTime.microseconds / 1_000
    }
}

extension EntityOperation {
    fileprivate var fullName: String { "\(entity).\(name)" }
}
