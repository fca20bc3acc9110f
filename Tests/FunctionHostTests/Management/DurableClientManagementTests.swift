import DurableCore
import DurableEngine
import Foundation
import FunctionApp
import JSONText
import Testing

@testable import FunctionHost

/// What the client of the scripts asks and does beyond starting, against the real engine (js-api.md 1.6).
struct DurableClientManagementTests {
    /// The value of an expression over `client`, `df` and `fs`, or the message of the error that it throws.
    private static func evaluate(_ test: TestHost, _ expression: String) async throws -> JSONValue {
        let answer = try await test.post("/api/evaluate", JSONValue.string(expression).text()).json
        return answer["message"] ?? answer["value"] ?? "undefined"
    }

    private static let files = [
        "Evaluate/function.json": """
        {"bindings":[{"type":"httpTrigger","direction":"in","name":"req","methods":["post"]},\
        {"type":"http","direction":"out","name":"$return"},{"type":"durableClient","direction":"in","name":"starter"}]}
        """,
        "Evaluate/index.js": """
        const df = require("durable-functions");
        module.exports = async function (context, req) {
            const client = df.getClient(context);
            try {
                return { body: { value: await eval(req.body) } };
            } catch (error) {
                return { body: { message: error.message } };
            }
        };
        """,
    ]

    /// The app `lifecycle`, its `package.json` naming a version of durable-functions.
    private static func serving(_ version: String = "^2.1.3", _ body: (TestHost) async throws -> Void) async throws {
        let package = #"{"dependencies":{"durable-functions":"\#(version)"}}"#
        let files = files.merging(["package.json": package]) { $1 }
        try await TestHost.serving("lifecycle", files: files, body)
    }

    @Test func listsHaveEveryInstanceThatFits() async throws {
        try await Self.serving { (test) async throws in
            for id in ["a", "b"] { _ = await test.post("\(TestHost.api)/orchestrators/Inner/\(id)?timeout=60", "1") }
            _ = try await test.start("Waits", id: "c")
            #expect(await test.post("\(TestHost.api)/entities/Counter/k?op=add", "7").status == 202)
            while await test.get("\(TestHost.api)/entities/Counter/k").text != "7" { await Task.yield() }
            let ids = "then((all) => all.map((status) => status.instanceId).join())"
            #expect(try await Self.evaluate(test, "client.getStatusAll().\(ids)") == "a,b,c,@counter@k")
            #expect(
                try await Self.evaluate(test, "client.getStatusAll().then((all) => all[3].input)") == [
                    "exists": true, "state": "7",
                ])
            let completed = "client.getStatusBy(new Date(2020, 1), new Date(Date.now() + 1000), ['Completed'])"
            #expect(try await Self.evaluate(test, "\(completed).\(ids)") == "a,b")
            #expect(try await Self.evaluate(test, "client.getStatusBy(new Date(2999, 1), undefined, []).\(ids)") == "")
            #expect(
                try await Self.evaluate(test, "client.getStatusBy({ runtimeStatus: ['Nope'] })").stringValue?
                    .hasPrefix("The operation failed with an unexpected status code: 400.") == true)
        }
    }

    @Test func allPagesComeAsOneList() async throws {
        try await TestHost.serving("lifecycle", files: Self.files) { (test) async throws in
            for number in 0..<501 {
                _ = try await test.host.hub.start(
                    "Inner", input: nil, id: InstanceID("\(number)"), options: StartSettings.future.options(replacesAny: false))
            }
            #expect(
                try await Self.evaluate(test, "client.getStatusAll().then((all) => new Set(all.map((s) => s.instanceId)).size)")
                    == 501)
        }
    }

    @Test func instancesArePurgedAndCounted() async throws {
        try await Self.serving { (test) async throws in
            _ = await test.post("\(TestHost.api)/orchestrators/Outer/x?timeout=60")
            for id in ["a", "b"] { _ = await test.post("\(TestHost.api)/orchestrators/Inner/\(id)?timeout=60") }
            _ = try await test.start("Waits", id: "w")
            #expect(try await Self.evaluate(test, "client.purgeInstanceHistory('x')") == ["instancesDeleted": 2])
            #expect(try await Self.evaluate(test, "client.purgeInstanceHistory('x')") == ["instancesDeleted": 0])
            #expect(
                try await Self.evaluate(test, "client.purgeInstanceHistory('w')").stringValue?
                    .hasPrefix("The operation failed with an unexpected status code: 409.") == true)
            #expect(
                try await Self.evaluate(test, "client.purgeInstanceHistory('w', { force: true })") == ["instancesDeleted": 1])
            let all = "client.purgeInstanceHistoryBy({ createdTimeFrom: new Date(2020, 1) })"
            #expect(try await Self.evaluate(test, all) == ["instancesDeleted": 2])
            #expect(try await Self.evaluate(test, all) == ["instancesDeleted": 0])
        }
    }

    @Test func suspendingAndResumingHoldAnInstance() async throws {
        try await Self.serving { (test) async throws in
            _ = try await test.start("Waits", id: "x")
            #expect(try await Self.evaluate(test, "client.suspend('x', 'lunch')") == "undefined")
            let row = try await test.host.hub.wait(for: "x") { $0.status == .suspended }
            #expect(row?.reason == "lunch")
            #expect(
                try await Self.evaluate(test, "client.suspend('x')").stringValue?
                    .contains("because instance is in the Suspended state.") == true)
            #expect(try await Self.evaluate(test, "client.raiseEvent('x', 'Go', 5)") == "undefined")
            #expect(try await Self.evaluate(test, "client.resume('x', 'back')") == "undefined")
            #expect(try await test.host.hub.waitForEnd(of: "x")?.output == "[5]")
            #expect(try await Self.evaluate(test, "client.resume('x')") == "undefined")
            #expect(try await Self.evaluate(test, "client.resume('nobody')") == "No instance with ID 'nobody' found.")
        }
    }

    @Test func aFailedInstanceIsRewoundAndAnyRestarted() async throws {
        try await Self.serving { (test) async throws in
            let broken = test.host.app.root + "/broken"
            try Data().write(to: URL(filePath: broken))
            _ = try await test.start("Inner", id: "x", input: "1")
            #expect(try await test.host.hub.waitForEnd(of: "x")?.status == .failed)
            try FileManager.default.removeItem(atPath: broken)
            #expect(try await Self.evaluate(test, "client.rewind('x', 'repaired')") == "undefined")
            #expect(try await test.host.hub.waitForEnd(of: "x")?.output == "1")
            let refused = "The rewind operation is only supported on failed orchestration instances."
            #expect(try await Self.evaluate(test, "client.rewind('x', 'again')").stringValue == refused)
            _ = try await test.start("Waits", id: "w")
            #expect(try await Self.evaluate(test, "client.rewind('w', 'now')").stringValue == refused)

            let id = try #require(try await Self.evaluate(test, "client.restart('x')").stringValue)
            #expect(id != "x")
            #expect(try await test.host.hub.waitForEnd(of: InstanceID(id))?.output == "1")
            #expect(try await Self.evaluate(test, "client.restart('x', false)") == "x")
            #expect(
                try await Self.evaluate(test, "client.restart('nobody')").stringValue?
                    .contains("InstanceId does not match a valid orchestration instance.") == true)
        }
    }

    @Test func terminationTakesTheChildrenAlongWhenAsked() async throws {
        try await Self.serving { (test) async throws in
            _ = try await test.start("Family", id: "x")
            while try await test.host.hub.status(of: "x-2")?.status != .running { await Task.yield() }
            #expect(try await Self.evaluate(test, "client.terminate('x', 'over', { recursive: true })") == "undefined")
            #expect(try await test.host.hub.waitForEnd(of: "x-2")?.reason == "over")
        }
    }

    @Test func theOptionsOfAStartReachTheEngine() async throws {
        try await Self.serving { (test) async throws in
            _ = try await test.start("Waits", id: "x")
            let start = "client.startNew('Inner', { instanceId: 'x', input: 2"
            #expect(
                try await Self.evaluate(test, "\(start), dedupeStatuses: ['Pending', 'Running'] })").stringValue?
                    .contains("already exists") == true)
            #expect(
                try await Self.evaluate(test, "\(start), dedupeStatuses: ['Nope'] })").stringValue?
                    .contains("'dedupeStatuses' must be one or more of") == true)
            #expect(try await Self.evaluate(test, "\(start), dedupeStatuses: [] })") == "x")
            let row = try await test.host.hub.waitForEnd(of: "x")
            #expect(row?.output == "2")
            // Which waits for an app of that version.
            #expect(try await Self.evaluate(test, "client.startNew('Inner', { instanceId: 'v', version: '3.1' })") == "v")
            #expect(try await test.host.hub.status(of: "v")?.version == "3.1")
        }
    }

    @Test func aboveLevel2AStatusHasDatesAndItsHistory() async throws {
        try await Self.serving("^3.1.0") { (test) async throws in
            _ = await test.post("\(TestHost.api)/orchestrators/Inner/x?timeout=60", "1")
            let status = try await Self.evaluate(
                test,
                """
                client.getStatus('x', { showHistory: true, showHistoryOutput: true }).then((s) => [s.createdTime instanceof Date, \
                s.history.map((event) => event.EventType), s.history[1].Result, s.historyEvents === undefined, s.output])
                """)
            #expect(status == [true, ["ExecutionStarted", "TaskCompleted", "ExecutionCompleted"], 1, true, 1])
            #expect(
                try await Self.evaluate(test, "client.getStatusAll().then(([s]) => s.createdTime instanceof Date)") == true)
            #expect(
                try await Self.evaluate(test, "client.getStatus('nobody')").stringValue?
                    .hasSuffix("associated with the instanceId provided: nobody.") == true)
        }
    }

    @Test func aFunctionCanWaitForTheEnd() async throws {
        try await Self.serving { (test) async throws in
            let wait = "client.waitForCompletionOrCreateCheckStatusResponse(req"
            _ = try await test.start("Inner", id: "x", input: #"{"n":1}"#)
            let done = try await Self.evaluate(test, "\(wait), 'x', 60000, 1)")
            #expect(done["status"] == 200)
            #expect(done["body"] == #"{"n":1}"#)
            _ = try await test.start("Waits", id: "w")
            let waiting = try await Self.evaluate(test, "\(wait), 'w', 2, 1)")
            #expect(waiting["status"] == 202)
            #expect(waiting["body"]?["id"] == "w")
        }
    }
}

extension StartSettings {
    /// Begins long after the tests.
    fileprivate static let future: StartSettings = {
        var settings = StartSettings()
        settings.startAt = Timestamp(iso8601: "2999-01-01")
        return settings
    }()
}
