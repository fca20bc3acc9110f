import DurableCore
import JSONText
import Testing

@testable import FunctionHost

/// What the script side answers to a turn.
struct TurnWireAnswerTests {
    private static let actions: [(String, Action)] = [
        (#"["task","A"]"#, .scheduleTask(name: "A", input: nil)),
        (#"["task","A",null]"#, .scheduleTask(name: "A", input: .null)),
        (
            #"["task","\"\n\u0001é",{ "n": 1.0, "big": 12345678901234567890 }]"#,
            .scheduleTask(name: "\"\n\u{1}é", input: #"{ "n": 1.0, "big": 12345678901234567890 }"#)
        ),
        (#"["timer",1700000000000.5]"#, .createTimer(fireAt: Timestamp(microseconds: 1_700_000_000_000_500))),
        (#"["timer",-1]"#, .createTimer(fireAt: Timestamp(microseconds: -1_000))),
        (#"["cancelTimer",3]"#, .cancelTimer(task: 3)),
        (#"["subOrchestration","S",null,null]"#, .createSubOrchestration(name: "S", nil, input: nil)),
        (
            #"["subOrchestration","S","id","2.0","x"]"#,
            .createSubOrchestration(name: "S", "id", version: "2.0", input: #""x""#)
        ),
        (#"["callEntity","@c@k","add"]"#, .callEntity(EntityOperation(entity: "@c@k", name: "add", input: nil))),
        (#"["callEntity","@c@k","add",5]"#, .callEntity(EntityOperation(entity: "@c@k", name: "add", input: "5"))),
        (#"["signalEntity","@c@k","add",null,5]"#, .signalEntity(EntityOperation(entity: "@c@k", name: "add", input: "5"))),
        (
            #"["signalEntity","@c@k","add",2]"#,
            .signalEntity(
                EntityOperation(entity: "@c@k", name: "add", input: nil), at: Timestamp(microseconds: 2_000))
        ),
        (#"["lock",["@c@a","@c@b"]]"#, .lockEntities(["@c@a", "@c@b"])),
        (#"["unlock"]"#, .releaseEntities),
        (#"["event","to","E"]"#, .sendEvent(to: "to", name: "E", input: nil)),
        (#"["event","to","E",false]"#, .sendEvent(to: "to", name: "E", input: "false")),
    ]

    @Test(arguments: actions)
    func actionsAreReadWithTheirPayloadsVerbatim(_ json: String, _ action: Action) throws {
        let result = try TurnWire.result(of: #"{"replayed":[\#(json)],"actions":[\#(json),\#(json)]}"#)
        #expect(result == TurnResult(replayed: [action], actions: [action, action]))
    }

    private static let failure = FailureDetails(errorType: "E", message: "m", stackTrace: "s", error: #"{"a":1}"#)

    private static let endings: [(String, TurnResult.Ending)] = [
        (#"["returned"]"#, .returned(nil)),
        (#"["returned",null]"#, .returned(.null)),
        (#"["returned",0]"#, .returned("0")),
        (#"["threw",{"errorType":"E","message":"m","stackTrace":"s","error":{"a":1}}]"#, .threw(failure)),
        (#"["continuedAsNew",null,[]]"#, .continuedAsNew(.null, unprocessed: [])),
        (
            #"["continuedAsNew",{"n":1},[["A"],["B",null],["A",[1]]]]"#,
            .continuedAsNew(
                #"{"n":1}"#,
                unprocessed: [.init(name: "A", input: nil), .init(name: "B", input: .null), .init(name: "A", input: "[1]")])
        ),
    ]

    @Test(arguments: endings)
    func endingsAreRead(_ json: String, _ ending: TurnResult.Ending) throws {
        #expect(try TurnWire.result(of: #"{"actions":[],"ending":\#(json)}"#) == TurnResult(ending: ending))
    }

    @Test func aCustomStatusIsTakenAsItStands() throws {
        #expect(try TurnWire.result(of: #"{"customStatus":null}"#)?.customStatus == .null)
        #expect(try TurnWire.result(of: #"{"customStatus":{ "a": 1 }}"#)?.customStatus == #"{ "a": 1 }"#)
        #expect(try TurnWire.result(of: #"{}"#) == TurnResult())
    }

    @Test func aSessionThatIsGoneIsNoResult() throws {
        #expect(try TurnWire.result(of: #"{"sessionGone":true}"#) == nil)
        #expect(try TurnWire.result(of: #"{"sessionGone":false}"#) == TurnResult())
    }

    private static let errors: [(String, TurnWireError)] = [
        (#"{"actions":[["jump"]]}"#, .unknownAction("jump")),
        (#"{"replayed":[["jump",1]]}"#, .unknownAction("jump")),
        (#"{"ending":["vanished"]}"#, .unknownEnding("vanished")),
        (#"{"actions":[["task"]]}"#, .elementMissing),
        (#"{"actions":[[]]}"#, .elementMissing),
        (#"{"ending":["threw"]}"#, .elementMissing),
        (#"{"ending":["continuedAsNew",1]}"#, .elementMissing),
        (#"{"ending":["returned",1,2]}"#, .elementTooMany),
        (#"{"actions":[["timer",1,2]]}"#, .elementTooMany),
        (#"{"actions":[["task","A",1,2]]}"#, .elementTooMany),
        (#"{"actions":[["unlock",1]]}"#, .elementTooMany),
        (#"{"actions":[["signalEntity","@c@k","add"]]}"#, .elementMissing),
        (#"{"ending":["continuedAsNew",1,[[]]]}"#, .elementMissing),
    ]

    @Test(arguments: errors)
    func whatIsNotKnownIsAnError(_ answer: String, _ error: TurnWireError) {
        #expect(throws: error) { try TurnWire.result(of: answer) }
    }

    @Test(arguments: ["", "null", "[]", "{", #"{"actions":{}}"#, #"{"actions":[["task",1]]}"#, #"{"actions":[["timer","x"]]}"#])
    func whatHasAnotherShapeIsAnError(_ answer: String) {
        #expect(throws: JSONSyntaxError.self) { try TurnWire.result(of: answer) }
    }
}
