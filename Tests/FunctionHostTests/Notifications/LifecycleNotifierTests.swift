import DurableCore
import DurableEngine
import HTTPTestKit
import JSONText
import Synchronization
import Testing

@testable import FunctionHost

/// Notifications of a host to a server of this machine.
@Suite(.timeLimit(.minutes(1))) struct LifecycleNotifierTests {
    private static func serving(
        _ server: TestServer, _ members: String = "", _ body: (TestHost) async throws -> Void
    ) async throws {
        let settings = #""topicEndpoint":"\#(server.origin)/topic","keySettingName":"TOPIC_KEY"\#(members)"#
        let host =
            #"{"version":"2.0","extensions":{"durableTask":{"hubName":"Told","notifications":{"eventGrid":{\#(settings)}}}}}"#
        let files = [
            "host.json": host, "Bad/function.json": #"{"bindings":[{"name":"context","type":"orchestrationTrigger"}]}"#,
            "Bad/index.js":
                #"module.exports = require("durable-functions").orchestrator(function* () { throw new Error("no"); });"#,
        ]
        try await TestHost.serving("lifecycle", files: files, environment: ["TOPIC_KEY": "secret"], body)
    }

    /// `status instance`, in any order.
    private static func told(_ server: TestServer) throws -> Set<String> {
        try Set(
            server.requests.map { request in
                let data = try JSONParser.parse(request.body)[0]?["data"]
                return "\(data?["runtimeStatus"]?.stringValue ?? "") \(data?["instanceId"]?.stringValue ?? "")"
            })
    }

    @Test func theBeginningAndTheEndOfOrchestrationsAreTold() async throws {
        let server = TestServer { _ in .answer(200) }
        try await Self.serving(server) { (test) async throws in
            _ = try await test.host.hub.waitForEnd(of: test.start("Outer", id: "good"))
            _ = try await test.host.hub.waitForEnd(of: test.start("Bad", id: "bad"))
            _ = try await test.start("Waits", id: "long")
            while try await test.host.hub.status(of: "long")?.status != .running { await Task.yield() }
            #expect(await test.post("\(TestHost.api)/instances/long/terminate?reason=enough").status == 202)
            let expected: Set = [
                "Running good", "Completed good", "Running bad", "Failed bad", "Running long", "Terminated long",
            ]
            while !(try Self.told(server)).isSuperset(of: expected) { await Task.yield() }
        }
        let request = try #require(server.requests.first)
        #expect(request.method == "POST")
        #expect(request.target == "/topic")
        #expect(request.values(of: "aeg-sas-key") == ["secret"])
        #expect(request.values(of: "content-type") == ["application/json"])
        #expect(try JSONParser.parse(request.body)[0]?["data"]?["hubName"] == "Told")
    }

    @Test func onlyEventsThatAreWantedAreTold() async throws {
        let server = TestServer { _ in .answer(200) }
        try await Self.serving(server, #","publishEventTypes":["Completed"]"#) { (test) async throws in
            _ = try await test.host.hub.waitForEnd(of: test.start("Bad", id: "bad"))
            _ = try await test.host.hub.waitForEnd(of: test.start("Inner", id: "good"))
        }
        // What is left is sent when the host stops.
        #expect(try Self.told(server).filter { $0.hasSuffix("bad") || $0.hasSuffix("good") }.contains("Completed good"))
        #expect(try Self.told(server).allSatisfy { $0.hasPrefix("Completed ") })
    }

    @Test func anAnswerThatIsWorthItIsFollowedByARetryOfTheSameEvent() async throws {
        let count = Mutex(0)
        let server = TestServer { _ in
            .answer(
                count.withLock { count in
                    count += 1
                    return count < 3 ? 503 : 200
                })
        }
        let retries =
            #","publishEventTypes":["Completed"],"publishRetryCount":2,"publishRetryInterval":"00:00:00","#
            + #""publishRetryHttpStatus":[503]"#
        try await Self.serving(server, retries) { (test) async throws in
            _ = try await test.start("Waits", id: "x")
            while try await test.host.hub.status(of: "x")?.status != .running { await Task.yield() }
            #expect(await test.post("\(TestHost.api)/instances/x/raiseEvent/Go", "1").status == 202)
            while server.requests.count < 3 { await Task.yield() }
            let warnings = test.log.lines.filter { $0.hasPrefix("warning: A notification could not be sent and is tried again") }
            #expect(warnings.count == 2)
        }
        #expect(server.requests.count == 3)
        #expect(Set(server.requests.map(\.text)).count == 1)
    }

    @Test(arguments: [#","publishRetryCount":5,"publishRetryHttpStatus":[503]"#, ""])
    func anyOtherFailureIsLogged(retries: String) async throws {
        let server = TestServer { _ in .answer(400) }
        try await Self.serving(server, #","publishEventTypes":["Completed"]\#(retries)"#) { (test) async throws in
            _ = try await test.host.hub.waitForEnd(of: test.start("Inner"))
            let line = "error: A notification could not be sent: the topic answered with status 400"
            while !test.log.lines.contains(line) { await Task.yield() }
        }
    }

    @Test func aTopicThatDoesNotAnswerHoldsNothingUp() async throws {
        let server = TestServer { _ in .silence }
        let lines = Mutex<[String]>([])
        try await Self.serving(server) { (test) async throws in
            for _ in 1...20 { #expect(await test.run("Inner", "1").status == 200) }
            while server.requests.count < 8 { await Task.yield() }
            lines.withLock { $0 = test.log.lines }
        }
        #expect(lines.withLock { $0 }.allSatisfy { !$0.contains("Turn") || $0.hasPrefix("debug") })
    }
}
