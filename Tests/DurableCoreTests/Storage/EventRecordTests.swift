import DurableCore
import Testing

@Suite struct EventRecordTests {
    private static let failure = FailureDetails(
        errorType: "TypeError", message: "boom", stackTrace: "at f", error: "{\"code\":7}")

    private static let kinds: [HistoryEvent.Kind] = [
        .orchestratorStarted,
        .executionStarted(ExecutionStarted(name: "O")),
        .executionStarted(
            ExecutionStarted(
                name: "O", input: "1", parent: ParentInstance(id: "p", execution: "pe", task: 3), generation: 2)),
        .executionCompleted(.completed, output: "2", nil), .executionCompleted(.failed, output: nil, failure),
        .executionCompleted(.terminated, output: nil, nil),
        .executionTerminated(reason: nil), .executionTerminated(reason: "enough"),
        .taskScheduled(task: 0, name: "A", input: nil), .taskScheduled(task: 1, name: "A", input: "3"),
        .taskCompleted(task: 0, result: nil), .taskCompleted(task: 1, result: "null"), .taskFailed(task: 2, failure),
        .timerCreated(task: 4, fireAt: start + .microseconds(1)), .timerFired(task: 4),
        .subOrchestrationInstanceCreated(task: 5, name: "S", "child", input: "4"),
        .subOrchestrationInstanceCreated(task: 6, name: "S", "child", input: nil),
        .subOrchestrationInstanceCompleted(task: 5, result: "5"), .subOrchestrationInstanceFailed(task: 6, failure),
        .eventSent(task: 7, to: "other", name: "E", input: "6"), .eventRaised(name: "E", input: nil),
        .eventRaised(name: "", input: "7"),
    ]

    @Test(arguments: kinds)
    func everyKindComesBack(kind: HistoryEvent.Kind) {
        let event = HistoryEvent(kind, at: start)
        #expect(EventRecord(event).event == event)
    }

    /// The numbers of the Durable Task Framework's `EventType`.
    @Test func theTypesAreThoseOfTheDurableTaskFramework() {
        let types = [
            "ExecutionStarted": 0, "ExecutionCompleted": 1, "ExecutionTerminated": 3, "TaskScheduled": 4,
            "TaskCompleted": 5, "TaskFailed": 6, "SubOrchestrationInstanceCreated": 7,
            "SubOrchestrationInstanceCompleted": 8, "SubOrchestrationInstanceFailed": 9, "TimerCreated": 10,
            "TimerFired": 11, "OrchestratorStarted": 12, "EventSent": 14, "EventRaised": 15,
        ]
        var found: [String: Int] = [:]
        for kind in Self.kinds { found[kind.name] = EventRecord(HistoryEvent(kind, at: start)).type }
        #expect(found == types)
    }

    @Test(arguments: [
        EventRecord(type: 99, timestamp: start), EventRecord(type: 0, timestamp: start),
        EventRecord(type: 1, timestamp: start, name: "Exploded"), EventRecord(type: 4, timestamp: start, name: "A"),
        EventRecord(type: 4, timestamp: start, task: 1), EventRecord(type: 5, timestamp: start),
        EventRecord(type: 6, timestamp: start, task: 1), EventRecord(type: 7, timestamp: start, task: 1, name: "S"),
        EventRecord(type: 9, timestamp: start, task: 1), EventRecord(type: 10, timestamp: start, task: 1),
        EventRecord(type: 14, timestamp: start, task: 1, name: "E"), EventRecord(type: 15, timestamp: start),
    ])
    func columnsThatMakeNoEventGiveNone(record: EventRecord) {
        #expect(record.event == nil)
    }
}
