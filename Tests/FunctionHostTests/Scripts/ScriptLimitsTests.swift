import DurableCore
import DurableEngine
import JSONText
import Testing

@testable import FunctionHost

/// `perdure.limits` of host.json, as an app meets them.
@Suite(.timeLimit(.minutes(2))) struct ScriptLimitsTests {
    private static func function(_ trigger: String, _ script: String, named name: String) -> [String: String] {
        [
            "\(name)/function.json": #"{"bindings":[{"name":"context","type":"\#(trigger)","direction":"in"}]}"#,
            "\(name)/index.js": "const df = require('durable-functions'); module.exports = \(script);",
        ]
    }

    private static func orchestrator(_ name: String, _ body: String) -> [String: String] {
        function(
            "orchestrationTrigger", "df.orchestrator(function* (context) { const { df: d } = context; \(body) })", named: name)
    }

    private static let files: [String: String] = [
        [
            "host.json": #"""
            {"version":"2.0","perdure":{"limits":{"payloadInMegabytes":1,"actionsPerTurn":50,"subOrchestrationDepth":2}}}
            """#
        ],
        orchestrator("Endless", "for (;;) d.callActivity('Large');"),
        orchestrator("Signals", "for (;;) d.signalEntity(new df.EntityId('Holder', 'k'), 'set', 1);"),
        orchestrator("Nested", "return 1 + (yield d.callSubOrchestrator('Nested', d.getInput()));"),
        orchestrator(
            "Careful",
            "try { yield d.callSubOrchestrator('Careful'); } catch (e) { return e.message; } return d.parentInstanceId;"),
        orchestrator(
            "Calls", "try { return (yield d.callActivity('Large', d.getInput())).length; } catch (e) { return e.message; }"),
        orchestrator("Returns", "return 'x'.repeat(d.getInput());"),
        orchestrator("Waits", "return (yield d.waitForExternalEvent('Go')).length;"),
        orchestrator(
            "Holds",
            """
            const id = new df.EntityId('Holder', 'k'); yield d.callEntity(id, 'set', 'kept');
            try { yield d.callEntity(id, 'grow', d.getInput()); } catch (e) { return [e.message, yield d.callEntity(id, 'get')]; }
            """),
        [
            "Large/function.json": #"{"bindings":[{"name":"size","type":"activityTrigger","direction":"in"}]}"#,
            "Large/index.js": "module.exports = async (context, size) => 'x'.repeat(size);",
        ],
        function(
            "entityTrigger",
            "df.entity(({ df: d }) => { const { operationName: o } = d; if (o === 'set') d.setState(d.getInput()); "
                + "else if (o === 'grow') d.setState('x'.repeat(d.getInput())); else d.return(d.getState()); })", named: "Holder"),
    ].reduce(into: [:]) { $0.merge($1) { $1 } }

    private static let megabyte = 1 << 20

    private static func serving(_ body: (TestHost) async throws -> Void) async throws {
        try await TestHost.serving("timeouts", files: files, body)
    }

    private static func tooLarge(_ what: String, _ size: Int) -> String {
        "\(what) is too large: \(size) bytes of JSON. The limit is 1048576 bytes, which perdure.limits.payloadInMegabytes of "
            + "host.json sets."
    }

    @Test(arguments: ["Endless", "Signals"])
    func anOrchestratorThatAsksWithoutEndFails(name: String) async throws {
        try await Self.serving { (test) async throws in
            let status = try await test.run(name).json
            #expect(status["runtimeStatus"] == "Failed")
            let reason =
                "The orchestrator asked for more than 50 actions in one turn, which is the limit that "
                + "perdure.limits.actionsPerTurn of host.json sets."
            #expect(status["output"]?.stringValue?.contains(reason) == true, "\(status.text())")
            #expect(try await test.host.hub.entity(EntityID(name: "holder", key: "k")) == nil)
        }
    }

    @Test func anOrchestrationThatCallsItselfEndsWhereItIsTooDeep() async throws {
        try await Self.serving { (test) async throws in
            let status = try await test.run("Nested").json
            #expect(status["runtimeStatus"] == "Failed")
            #expect(
                status["output"]?.stringValue?.contains("more than 2 parents above it") == true, "\(status.text())")
            let all = try await test.host.hub.instances(InstanceQuery(kind: .orchestrations), limit: 99).rows
            #expect(all.count == 3)
            #expect(all.allSatisfy { $0.status == .failed })
        }
    }

    @Test func codeMayActUponAChildThatIsTooDeep() async throws {
        try await Self.serving { (test) async throws in
            let answer = await test.run("Careful")
            #expect(answer.status == 200, "\(answer.text)")
            let all = try await test.host.hub.instances(InstanceQuery(kind: .orchestrations), limit: 99).rows
            #expect(all.map(\.status) == [.completed, .completed, .completed])
            #expect(all.contains { $0.output?.json.contains("perdure.limits.subOrchestrationDepth") == true })
        }
    }

    @Test func aResultMayBeAsLargeAsTheLimitAndNoLarger() async throws {
        try await Self.serving { (test) async throws in
            #expect(await test.run("Calls", "\(Self.megabyte - 2)").text == "\(Self.megabyte - 2)")
            let text = await test.run("Calls", "\(Self.megabyte - 1)").text
            #expect(text.contains(Self.tooLarge("The result of the activity", Self.megabyte + 1)), "\(text)")
            #expect(await test.run("Returns", "\(Self.megabyte - 2)").status == 200)
            let status = try await test.run("Returns", "\(Self.megabyte - 1)").json
            #expect(status["runtimeStatus"] == "Failed")
            let reason = Self.tooLarge("The output of the orchestration", Self.megabyte + 1)
            #expect(status["output"]?.stringValue?.contains(reason) == true, "\(status.text())")
        }
    }

    @Test func anEntityKeepsItsStateWhenTheNewOneIsTooLarge() async throws {
        try await Self.serving { (test) async throws in
            let answer = try await test.run("Holds", "\(Self.megabyte)").json
            #expect(answer[0]?.stringValue?.contains("perdure.limits.payloadInMegabytes") == true, "\(answer.text())")
            #expect(answer[1] == "kept")
        }
    }

    @Test func whatComesByHTTPIsAnsweredWith413() async throws {
        try await Self.serving { (test) async throws in
            let large = "\"\(String(repeating: "x", count: Self.megabyte))\""
            let id = try await test.start("Waits")
            for path in ["/orchestrators/Waits/new", "/instances/\(id)/raiseEvent/Go", "/entities/Holder/k?op=set"] {
                let answer = await test.post(TestHost.api + path, large)
                #expect(answer.status == 413)
                #expect(try answer.json["ExceptionMessage"]?.stringValue?.contains("payloadInMegabytes") == true)
            }
            #expect(try await test.host.hub.status(of: "new") == nil)
            #expect(await test.post("\(TestHost.api)/instances/\(id)/raiseEvent/Go", #""four""#).status == 202)
            #expect(try await test.host.hub.waitForEnd(of: id)?.output == "4")
        }
    }

    @Test func jsonThatIsNestedTooDeepIsAnsweredWith400AndTheReason() async throws {
        try await Self.serving { (test) async throws in
            func nested(_ depth: Int) -> String {
                String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
            }
            #expect(await test.post("\(TestHost.api)/orchestrators/Waits", nested(512)).status == 202)
            let answer = await test.post("\(TestHost.api)/orchestrators/Waits", nested(513))
            #expect(answer.status == 400)
            #expect(
                try answer.json["ExceptionMessage"]
                    == "arrays and objects are nested deeper than 512 (line 1, column 513)")
        }
    }
}
