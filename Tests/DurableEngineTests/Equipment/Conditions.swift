import DurableCore
import Testing

/// Lets others work until the condition holds.
func until(_ condition: () async throws -> Bool) async throws {
    while try await !condition() {
        try Task.checkCancellation()
        await Task.yield()
    }
}

/// Expects of a history what holds for each, whatever went wrong meanwhile: tasks are numbered without a gap, each is
/// settled at most once and after it was scheduled, no timer fires early, and time does not go back.
func expectSound(_ history: [HistoryEvent], sourceLocation: SourceLocation = #_sourceLocation) {
    var scheduled = 0
    var settled: Set<Int> = []
    var dueTimes: [Int: Timestamp] = [:]
    var episode = Timestamp(microseconds: 0)
    for event in history {
        switch event.kind {
        case .orchestratorStarted:
            #expect(event.timestamp >= episode, sourceLocation: sourceLocation)
            episode = event.timestamp
        case .taskScheduled(let task, _, _), .subOrchestrationInstanceCreated(let task, _, _, _),
            .eventSent(let task, _, _, _), .timerCreated(let task, _):
            #expect(task == scheduled, sourceLocation: sourceLocation)
            scheduled += 1
            if case .timerCreated(_, let fireAt) = event.kind { dueTimes[task] = fireAt }
        case .taskCompleted(let task, _), .taskFailed(let task, _), .timerFired(let task),
            .subOrchestrationInstanceCompleted(let task, _), .subOrchestrationInstanceFailed(let task, _):
            #expect(task < scheduled, sourceLocation: sourceLocation)
            #expect(settled.insert(task).inserted, "task \(task) is settled twice", sourceLocation: sourceLocation)
            #expect(episode >= dueTimes[task] ?? episode, "timer \(task) fired early", sourceLocation: sourceLocation)
        case .executionStarted, .executionCompleted, .executionTerminated, .eventRaised: break
        }
    }
}
