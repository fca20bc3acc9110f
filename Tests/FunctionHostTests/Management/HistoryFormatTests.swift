import DurableCore
import DurableTestKit
import Testing

@testable import FunctionHost

/// A history as the API shows it (host.md 1.6).
struct HistoryFormatTests {
    /// Starts at 2023-11-14T22:13:20Z; every episode is a second later.
    private static let history = HistoryBuilder().episode().started("Trip", input: #"{ "to": "sea" }"#)
        .scheduled("Pack", input: #""bag""#).scheduled("Call").timer(Timestamp(microseconds: 1_700_000_060_000_000))
        .episode().completed(0, #"["socks"]"#).raised("Go", "true")
        .episode().fired(2).events

    private static let failure = FailureDetails(
        errorType: "Error", message: "boom", stackTrace: "Error: boom\n    at f", error: #"{"name":"Error","message":"boom"}"#)

    private func json(_ showsInput: Bool, _ showsOutput: Bool, _ events: [HistoryEvent] = history) -> String {
        HistoryFormat(events: events, showsInput: showsInput, showsOutput: showsOutput).json
    }

    @Test(arguments: [true, false], [true, false])
    func whatWasScheduledIsFoldedIntoWhatCameOfIt(_ showsInput: Bool, _ showsOutput: Bool) {
        func input(_ json: String) -> String { showsInput ? #""Input":\#(json),"# : "" }
        let result = showsOutput ? #""Result":["socks"],"# : ""
        #expect(
            json(showsInput, showsOutput) == """
                [{"EventType":"ExecutionStarted","FunctionName":"Trip",\(input(#"{ "to": "sea" }"#))\
                "Timestamp":"2023-11-14T22:13:21.0000000Z"},\
                {"EventType":"TaskScheduled","Name":"Call","Timestamp":"2023-11-14T22:13:21.0000000Z"},\
                {"EventType":"TimerCreated","FireAt":"2023-11-14T22:14:20.0000000Z","Timestamp":"2023-11-14T22:13:21.0000000Z"},\
                {"EventType":"TaskCompleted","FunctionName":"Pack",\(input(#""bag""#))\
                "ScheduledTime":"2023-11-14T22:13:21.0000000Z",\(result)"Timestamp":"2023-11-14T22:13:22.0000000Z"},\
                {"EventType":"EventRaised","Name":"Go",\(input("true"))"Timestamp":"2023-11-14T22:13:22.0000000Z"},\
                {"EventType":"TimerFired","FireAt":"2023-11-14T22:14:20.0000000Z","Timestamp":"2023-11-14T22:13:23.0000000Z"}]
                """)
    }

    private static let time = Timestamp(microseconds: 1_700_000_000_345_237)
    private static let stamp = #""Timestamp":"2023-11-14T22:13:20.3452370Z"}"#
    private static let details = """
        {"ErrorType":"Error","ErrorMessage":"boom","StackTrace":"Error: boom\\n    at f","IsNonRetriable":false,\
        "Properties":{"name":"Error","message":"boom"}}
        """

    private static let cases: [([HistoryEvent.Kind], String)] = [
        ([.orchestratorStarted], ""),
        (
            [.executionCompleted(.completed, output: "[1]", nil)],
            #"{"EventType":"ExecutionCompleted","OrchestrationStatus":"Completed","Result":[1],"# + stamp
        ),
        (
            [.executionCompleted(.failed, output: nil, failure)],
            #"{"EventType":"ExecutionCompleted","OrchestrationStatus":"Failed","Result":null,"FailureDetails":"# + details + ","
                + stamp
        ),
        ([.executionTerminated(reason: "r")], #"{"EventType":"ExecutionTerminated","Input":"r","# + stamp),
        ([.executionTerminated(reason: nil)], #"{"EventType":"ExecutionTerminated","# + stamp),
        (
            [.taskScheduled(task: 0, name: "A", input: "1"), .taskFailed(task: 0, failure)],
            #"{"EventType":"TaskFailed","FunctionName":"A","Input":1,"ScheduledTime":"2023-11-14T22:13:20.3452370Z","#
                + #""Reason":"Activity function 'A' failed:  Error: boom","Details":"Error: boom\n    at f","FailureDetails":"#
                + details + "," + stamp
        ),
        (
            [.subOrchestrationInstanceCreated(task: 0, name: "S", "c", input: "1")],
            #"{"EventType":"SubOrchestrationInstanceCreated","InstanceId":"c","Name":"S","Input":1,"# + stamp
        ),
        (
            [
                .subOrchestrationInstanceCreated(task: 0, name: "S", "c", input: nil),
                .subOrchestrationInstanceCompleted(task: 0, result: nil),
            ],
            #"{"EventType":"SubOrchestrationInstanceCompleted","FunctionName":"S","#
                + #""ScheduledTime":"2023-11-14T22:13:20.3452370Z","Result":null,"# + stamp
        ),
        (
            [
                .subOrchestrationInstanceCreated(task: 0, name: "S", "c", input: nil),
                .subOrchestrationInstanceFailed(task: 0, FailureDetails(errorType: "Error", message: "boom")),
            ],
            #"{"EventType":"SubOrchestrationInstanceFailed","FunctionName":"S","#
                + #""ScheduledTime":"2023-11-14T22:13:20.3452370Z","Reason":"Orchestrator function 'S' failed: boom","#
                + #""Details":"boom","FailureDetails":{"ErrorType":"Error","ErrorMessage":"boom","IsNonRetriable":false},"#
                + stamp
        ),
        ([.executionSuspended(reason: "r")], #"{"EventType":"ExecutionSuspended","Reason":"r","# + stamp),
        ([.executionResumed(reason: nil)], #"{"EventType":"ExecutionResumed","# + stamp),
        ([.executionRewound(reason: "r")], #"{"EventType":"ExecutionRewound","Reason":"r","# + stamp),
        (
            [
                .entityOperationCalled(task: 0, EntityOperation(entity: "@c@k", name: "add", input: "1")),
                .entityOperationCompleted(task: 0, result: "2"),
            ],
            #"{"EventType":"EntityOperationCompleted","FunctionName":"add","Input":1,"#
                + #""ScheduledTime":"2023-11-14T22:13:20.3452370Z","Result":2,"# + stamp
        ),
        (
            [.entityOperationSignaled(task: 0, EntityOperation(entity: "@c@k", name: "add", input: nil), at: nil)],
            #"{"EventType":"EntityOperationSignaled","InstanceId":"@c@k","Name":"add","# + stamp
        ),
        (
            [.entityLockRequested(task: 0, ["@c@a", "@c@b"])],
            #"{"EventType":"EntityLockRequested","Entities":["@c@a","@c@b"],"# + stamp
        ),
        (
            [.eventSent(task: 0, to: "b", name: "E", input: "1")],
            #"{"EventType":"EventSent","InstanceId":"b","Name":"E","Input":1,"# + stamp
        ),
    ]

    @Test(arguments: cases)
    func everyKindOfEventHasItsForm(_ kinds: [HistoryEvent.Kind], _ expected: String) {
        #expect(json(true, true, kinds.map { HistoryEvent($0, at: Self.time) }) == "[\(expected)]")
    }
}
