extension HistoryEvent.Kind {
    /// The event's type as it is stored and shown, such as `TaskCompleted`.
    package var name: String {
        switch self {
        case .orchestratorStarted: "OrchestratorStarted"
        case .executionStarted: "ExecutionStarted"
        case .executionCompleted: "ExecutionCompleted"
        case .executionTerminated: "ExecutionTerminated"
        case .executionSuspended: "ExecutionSuspended"
        case .executionResumed: "ExecutionResumed"
        case .executionRewound: "ExecutionRewound"
        case .taskScheduled: "TaskScheduled"
        case .taskCompleted: "TaskCompleted"
        case .taskFailed: "TaskFailed"
        case .timerCreated: "TimerCreated"
        case .timerFired: "TimerFired"
        case .subOrchestrationInstanceCreated: "SubOrchestrationInstanceCreated"
        case .subOrchestrationInstanceCompleted: "SubOrchestrationInstanceCompleted"
        case .subOrchestrationInstanceFailed: "SubOrchestrationInstanceFailed"
        case .eventSent: "EventSent"
        case .eventRaised: "EventRaised"
        case .entityOperationCalled: "EntityOperationCalled"
        case .entityOperationCompleted: "EntityOperationCompleted"
        case .entityOperationFailed: "EntityOperationFailed"
        case .entityOperationSignaled: "EntityOperationSignaled"
        case .entityLockRequested: "EntityLockRequested"
        case .entityLockGranted: "EntityLockGranted"
        case .entityUnlockSent: "EntityUnlockSent"
        case .entityOperationRequested: "EntityOperationRequested"
        case .entityLockAsked: "EntityLockAsked"
        case .entityUnlocked: "EntityUnlocked"
        }
    }
}
