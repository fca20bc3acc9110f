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
        .executionStarted(ExecutionStarted(name: "O", parent: parent, depth: 7)),
        .executionStarted(ExecutionStarted(name: "O", parent: parent, generation: 1_000_000, depth: 100)),
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
        .executionStarted(ExecutionStarted(name: "O", version: "1.0", tags: ["team": "red", "": "empty"])),
        .executionTerminated(reason: "all", isRecursive: true, by: parent),
        .executionSuspended(reason: nil), .executionSuspended(reason: "wait"),
        .executionSuspended(reason: "the code differs", stall: failure), .executionResumed(reason: nil),
        .executionResumed(reason: "mended"), .executionRewound(reason: "again"),
        .executionRewound(reason: nil, by: parent), .entityOperationCalled(task: 8, operation),
        .entityOperationCompleted(task: 8, result: "8"), .entityOperationFailed(task: 8, failure),
        .entityOperationSignaled(task: 9, operation, at: nil), .entityOperationSignaled(task: 9, operation, at: start),
        .entityLockRequested(task: 10, ["@c@1", "@c@2"]), .entityLockRequested(task: 10, []), .entityLockGranted(task: 10),
        .entityUnlockSent(task: 11, ["@c@1"]), .entityUnlockSent(task: 11, []),
        .entityOperationRequested(operation, caller: nil), .entityOperationRequested(operation, caller: parent),
        .entityLockAsked(EntityLockRequest(owner: parent, entities: ["@c@1", "@c@2"], position: 1)),
        .entityUnlocked(owner: parent), .entityUnlocked(owner: parent, mayBeEarly: true),
    ]

    private static let parent = ParentInstance(id: "p", execution: "pe", task: 3)
    private static let operation = EntityOperation(entity: "@c@1", name: "add", input: "1")

    @Test(arguments: kinds)
    func everyKindComesBack(kind: HistoryEvent.Kind) {
        let event = HistoryEvent(kind, at: start)
        #expect(EventRecord(event).event == event)
    }

    @Test func aStartOfBeforeDepthsWereKeptIsOfDepthZero() {
        let start = HistoryEvent(.executionStarted(ExecutionStarted(name: "O", parent: Self.parent, generation: 5)), at: start)
        let record = EventRecord(start)
        #expect(record.number == 5)
        #expect(record.event == start)
    }

    /// The numbers of the Durable Task Framework's `EventType`, and ours from 100.
    @Test func theTypesAreThoseOfTheDurableTaskFramework() {
        let types = [
            "ExecutionStarted": 0, "ExecutionCompleted": 1, "ExecutionTerminated": 3, "TaskScheduled": 4,
            "TaskCompleted": 5, "TaskFailed": 6, "SubOrchestrationInstanceCreated": 7,
            "SubOrchestrationInstanceCompleted": 8, "SubOrchestrationInstanceFailed": 9, "TimerCreated": 10,
            "TimerFired": 11, "OrchestratorStarted": 12, "EventSent": 14, "EventRaised": 15, "ExecutionSuspended": 19,
            "ExecutionResumed": 20, "ExecutionRewound": 21, "EntityOperationCalled": 100, "EntityOperationCompleted": 101,
            "EntityOperationFailed": 102, "EntityOperationSignaled": 103, "EntityLockRequested": 104,
            "EntityLockGranted": 105, "EntityUnlockSent": 106, "EntityOperationRequested": 110, "EntityLockAsked": 111,
            "EntityUnlocked": 112,
        ]
        var found: [String: Int] = [:]
        for kind in Self.kinds { found[kind.name] = EventRecord(HistoryEvent(kind, at: start)).type }
        #expect(found == types)
    }

    @Test(arguments: [
        record(99), record(0), record(1, name: "Exploded"), record(4, name: "A"), record(4, task: 1), record(5),
        record(6, task: 1), record(7, task: 1, name: "S"), record(9, task: 1), record(10, task: 1),
        record(14, task: 1, name: "E"), record(15), record(100, task: 1, name: "add"), record(102, task: 1), record(105),
        record(110, name: "add"), record(111), record(112),
    ])
    func columnsThatMakeNoEventGiveNone(record: EventRecord) {
        #expect(record.event == nil)
    }

    private static func record(_ type: Int, task: Int? = nil, name: String? = nil) -> EventRecord {
        var record = EventRecord(type: type, timestamp: start)
        record.task = task
        record.name = name
        return record
    }
}
