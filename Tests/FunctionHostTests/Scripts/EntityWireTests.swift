import DurableCore
import JSONText
import Testing

@testable import FunctionHost

/// Batches of operations, as the script side is told of them and answers them.
struct EntityWireTests {
    @Test func aBatchHasItsStateAndInputsVerbatim() {
        let batch = EntityBatch(
            entity: EntityID(name: "Counter", key: "a\"b"), exists: true, state: #"{ "n": 1.50 }"#,
            operations: [
                .init(name: "add", input: "[1]", isSignal: false), .init(name: "", input: nil, isSignal: true),
            ])
        #expect(
            EntityWire.body(of: batch) == #"""
                {"name":"counter","key":"a\"b","exists":true,"state":{ "n": 1.50 },"operations":\#
                [{"name":"add","input":[1],"isSignal":false},{"name":"","isSignal":true}]}
                """#)
    }

    @Test func anEntityThatDoesNotExistHasNoState() {
        let batch = EntityBatch(entity: EntityID(name: "c", key: ""), exists: false, state: nil, operations: [])
        #expect(EntityWire.body(of: batch) == #"{"name":"c","key":"","exists":false,"operations":[]}"#)
    }

    @Test func anAnswerIsReadWhole() throws {
        let answer = try EntityWire.answer(
            #"""
            {"exists":true,"state":{ "n": 2 },"results":[["returned",5],["returned"],
             ["threw",{"errorType":"E","message":"m"}]],
             "signals":[["@c@k","add",null,1],["@c@k","get",2]],"outputs":{"out":[1, 2]}}
            """#)
        let signals = [
            EntityBatchResult.Signal(EntityOperation(entity: "@c@k", name: "add", input: "1")),
            EntityBatchResult.Signal(
                EntityOperation(entity: "@c@k", name: "get", input: nil), at: Timestamp(microseconds: 2_000)),
        ]
        let outcomes: [ActivityResult] = [
            .returned("5"), .returned(nil), .threw(FailureDetails(errorType: "E", message: "m")),
        ]
        #expect(
            answer.result
                == EntityBatchResult(exists: true, state: #"{ "n": 2 }"#, outcomes: outcomes, signals: signals))
        #expect(answer.outputs.map(\.binding) == ["out"])
        #expect(answer.outputs.map(\.value) == ["[1, 2]"])
    }

    @Test(arguments: [
        (#"{"results":[["vanished"]]}"#, TurnWireError.unknownOutcome("vanished")),
        (#"{"results":[["threw"]]}"#, .elementMissing), (#"{"results":[["returned",1,2]]}"#, .elementTooMany),
        (#"{"signals":[["@c@k","add"]]}"#, .elementMissing),
    ])
    func whatIsNotKnownIsAnError(_ answer: String, _ error: TurnWireError) {
        #expect(throws: error) { try EntityWire.answer(answer) }
    }

    @Test func aPlaceIsNamedFromTheAppsFolder() {
        let answer = #"{"file":"/app/O/index.js","line":3,"column":7,"frame":"> 3 | x","last":true}"#
        #expect(
            OriginWire.origin(answer, root: "/app")
                == ActionOrigin(file: "O/index.js", line: 3, column: 7, codeFrame: "> 3 | x", isLast: true))
        #expect(OriginWire.origin(answer, root: "/other")?.file == "/app/O/index.js")
        #expect(OriginWire.origin("null", root: "/app") == nil)
    }
}
