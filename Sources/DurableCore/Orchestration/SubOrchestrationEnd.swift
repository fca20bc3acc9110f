/// What a parent is told of how a sub-orchestration ended.
enum SubOrchestrationEnd {
    static func kind(
        _ task: Int, _ status: RuntimeStatus, output: Payload?, failure: FailureDetails?, reason: String?
    ) -> HistoryEvent.Kind {
        if status == .completed { return .subOrchestrationInstanceCompleted(task: task, result: output) }
        let terminated = FailureDetails(errorType: "OrchestrationTerminated", message: reason ?? "")
        return .subOrchestrationInstanceFailed(task: task, failure ?? terminated)
    }
}
