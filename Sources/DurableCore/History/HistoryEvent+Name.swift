extension HistoryEvent.Kind {
    /// The event's type as it is stored and shown, such as `TaskCompleted`.
    package var name: String {
        switch self {
        case .orchestratorStarted: "OrchestratorStarted"
        case .executionStarted: "ExecutionStarted"
        case .executionCompleted: "ExecutionCompleted"
        case .executionTerminated: "ExecutionTerminated"
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
        }
    }
}
