extension HistoryEvent.Kind {
    /// The number of what was scheduled; nil when the event schedules nothing.
    package var scheduledTask: Int? {
        switch self {
        case .taskScheduled(let task, _, _), .timerCreated(let task, _),
            .subOrchestrationInstanceCreated(let task, _, _, _), .eventSent(let task, _, _, _),
            .entityOperationCalled(let task, _), .entityOperationSignaled(let task, _, _),
            .entityLockRequested(let task, _), .entityUnlockSent(let task, _):
            task
        default: nil
        }
    }

    /// The number of the task that the event settles; nil when it settles none.
    package var settledTask: Int? {
        switch self {
        case .taskCompleted(let task, _), .taskFailed(let task, _), .timerFired(let task),
            .subOrchestrationInstanceCompleted(let task, _), .subOrchestrationInstanceFailed(let task, _),
            .entityOperationCompleted(let task, _), .entityOperationFailed(let task, _), .entityLockGranted(let task):
            task
        default: nil
        }
    }

    /// The number of the task that the event lets fail.
    package var failedTask: Int? {
        switch self {
        case .taskFailed(let task, _), .subOrchestrationInstanceFailed(let task, _), .entityOperationFailed(let task, _): task
        default: nil
        }
    }

    /// Whether an orchestrator learns of it. It knows what it scheduled, and not what is done to it from outside.
    package var isForScripts: Bool {
        switch self {
        case .orchestratorStarted, .executionStarted, .eventRaised: true
        default: settledTask != nil
        }
    }

    /// Whether a failed execution goes on with it.
    var isRewind: Bool {
        if case .executionRewound = self { true } else { false }
    }

    /// Whether it ends the instance whatever the instance is doing.
    package var isTermination: Bool {
        if case .executionTerminated = self { true } else { false }
    }
}
