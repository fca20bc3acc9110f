import DurableCore
import JSONText
import Testing

@testable import FunctionHost

/// Turns as the script side is told of them.
struct TurnWireTests {
    private static let strange = "\"q\"\\\n\u{1}\u{7F}é\u{1F600}"
    private static let strangeJSON = #""\"q\"\\\n\u0001"# + "\u{7F}é\u{1F600}\""
    private static let failure = FailureDetails(
        errorType: "TypeError", message: strange, stackTrace: "at x", error: #"{ "own": [1.0, 2e5] }"#)
    private static let failureJSON =
        #"{"errorType":"TypeError","message":\#(strangeJSON),"stackTrace":"at x","error":{ "own": [1.0, 2e5] }}"#
    private static let time = Timestamp(microseconds: 1_700_000_000_123_000)

    private static let cases: [(HistoryEvent.Kind, String)] = [
        (.orchestratorStarted, #"["OrchestratorStarted",1700000000123]"#),
        (.executionStarted(ExecutionStarted(name: "O")), #"["ExecutionStarted",1700000000123,{"name":"O"}]"#),
        (
            .executionStarted(
                ExecutionStarted(name: strange, input: "null", parent: ParentInstance(id: "p", execution: "e", task: 3))),
            #"["ExecutionStarted",1700000000123,{"name":\#(strangeJSON),"parentInstanceId":"p"},null]"#
        ),
        (
            .executionStarted(ExecutionStarted(name: "O", version: "1.2")),
            #"["ExecutionStarted",1700000000123,{"name":"O","version":"1.2"}]"#
        ),
        (.taskCompleted(task: 4, result: nil), #"["TaskCompleted",1700000000123,4]"#),
        (.taskCompleted(task: 4, result: .null), #"["TaskCompleted",1700000000123,4,null]"#),
        (
            .taskCompleted(task: 4, result: #"{ "a" : 1.50, "b":-0, "a": 12345678901234567890 }"#),
            #"["TaskCompleted",1700000000123,4,{ "a" : 1.50, "b":-0, "a": 12345678901234567890 }]"#
        ),
        (.taskFailed(task: 4, failure), #"["TaskFailed",1700000000123,4,\#(failureJSON)]"#),
        (
            .taskFailed(task: 4, FailureDetails(errorType: "Error", message: "")),
            #"["TaskFailed",1700000000123,4,{"errorType":"Error","message":""}]"#
        ),
        (.timerFired(task: 5), #"["TimerFired",1700000000123,5]"#),
        (
            .subOrchestrationInstanceCompleted(task: 6, result: #""x""#),
            #"["SubOrchestrationInstanceCompleted",1700000000123,6,"x"]"#
        ),
        (
            .subOrchestrationInstanceFailed(task: 6, failure),
            #"["SubOrchestrationInstanceFailed",1700000000123,6,\#(failureJSON)]"#
        ),
        (.eventRaised(name: strange, input: nil), #"["EventRaised",1700000000123,\#(strangeJSON)]"#),
        (.eventRaised(name: "E", input: "[]"), #"["EventRaised",1700000000123,"E",[]]"#),
        (.entityOperationCompleted(task: 7, result: "[1]"), #"["EntityOperationCompleted",1700000000123,7,[1]]"#),
        (.entityOperationFailed(task: 7, failure), #"["EntityOperationFailed",1700000000123,7,\#(failureJSON)]"#),
        (.entityLockGranted(task: 8), #"["EntityLockGranted",1700000000123,8]"#),
    ]

    @Test(arguments: cases)
    func eventsAreArraysWithTheirPayloadsVerbatim(_ kind: HistoryEvent.Kind, _ expected: String) {
        #expect(Self.body(events: [kind]) == #"{"id":"i","execution":"e","name":"n","events":[\#(expected)]}"#)
    }

    @Test func aDiagnosisNamesTheAction() {
        let turn = ScriptTurn(instance: "i", execution: "e", name: "n", past: [], events: [])
        #expect(
            TurnWire.body(of: turn, diagnosing: 3)
                == #"{"id":"i","execution":"e","name":"n","past":[],"events":[],"action":3}"#)
    }

    @Test func thePastIsThereOnlyForAReplay() {
        let turn = ScriptTurn(
            instance: InstanceID(Self.strange), execution: "e", name: "n",
            past: [HistoryEvent(.timerFired(task: 0), at: Self.time)], events: [])
        #expect(
            TurnWire.body(of: turn)
                == #"{"id":\#(Self.strangeJSON),"execution":"e","name":"n","past":[["TimerFired",1700000000123,0]],"events":[]}"#)
        let empty = ScriptTurn(instance: "i", execution: "e", name: "n", past: [], events: [])
        #expect(TurnWire.body(of: empty) == #"{"id":"i","execution":"e","name":"n","past":[],"events":[]}"#)
    }

    private static func body(events: [HistoryEvent.Kind]) -> String {
        TurnWire.body(
            of: ScriptTurn(
                instance: "i", execution: "e", name: "n", past: nil, events: events.map { HistoryEvent($0, at: time) }))
    }
}
