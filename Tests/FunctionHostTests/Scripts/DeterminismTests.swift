import DurableCore
import DurableEngine
import JSONText
import Testing

@testable import FunctionHost

/// What orchestrator code may do, by host.json (decisions: determinism).
struct DeterminismTests {
    private static func host(_ policy: String) -> [String: String] {
        [
            "host.json":
                #"{"version":"2.0","extensions":{"durableTask":{"hubName":"Strays","determinism":"\#(policy)"}}}"#
        ]
    }

    private static func run(_ policy: String) async throws -> JSONValue {
        try await TestHost.serving("lifecycle", files: host(policy)) { (test) async throws in
            let id = try await test.start("Strays")
            try await test.host.hub.raiseEvent("Go", input: nil, to: id)
            return try JSONParser.parse(try #require(try await test.host.hub.waitForEnd(of: id)?.output).json)
        }
    }

    @Test func enforcedTimeAndRandomnessAreThoseOfTheExecution() async throws {
        let enforced = try await Self.run("enforce")
        #expect(enforced["texts"] == ["ERR_NONDETERMINISTIC_API", "ERR_NONDETERMINISTIC_API"])
        #expect(enforced["before"]?[0]?.intValue != nil)
    }

    @Test(arguments: ["warn", "off"])
    func otherwiseEverythingIsAllowed(_ policy: String) async throws {
        #expect(try await Self.run(policy)["texts"] == ["allowed", "allowed"])
    }

    @Test func nonDeterminismFailsTheInstanceWhereThatIsWanted() async throws {
        let host =
            #"{"version":"2.0","extensions":{"durableTask":{"hubName":"Strays","nonDeterminism":"fail","#
            + #""determinism":"off","extendedSessionsEnabled":false}}}"#
        let script = """
            const df = require("durable-functions");
            let calls = 0;
            module.exports = df.orchestrator(function* (context) {
                yield context.df.callActivity(calls++ === 0 ? "Echo" : "Breaks", 1);
            });
            """
        try await TestHost.serving("lifecycle", files: ["host.json": host, "Strays/index.js": script]) { (test) async throws in
            let row = try await test.host.hub.waitForEnd(of: test.start("Strays"))
            #expect(row?.status == .failed)
            #expect(
                row?.failure?.message
                    == "Non-Deterministic workflow detected: A previous execution of this orchestration scheduled an activity "
                    + "task with sequence ID 0 and name 'Echo' (version ''), but the current replay execution scheduled an "
                    + "activity task with name 'Breaks' (version '') instead. Was a change made to the orchestrator code "
                    + "after this instance had already started running?")
        }
    }
}
