import Foundation
import JSONText
import Testing

/// The commands that look into a task hub and put messages into it, with a host on it and without.
@Suite(.serialized) struct StoreCommandTests {
    private static func listing(_ arguments: [String], _ app: AppCopy) async throws -> [JSONValue] {
        let result = try await PerdureProcess.run(arguments + ["--app", app.path, "--output", "json"])
        #expect(result.errors == [])
        #expect(result.status == 0)
        return try JSONParser.parse(result.output.joined(separator: "\n")).arrayValue ?? []
    }

    private static func send(_ arguments: [String], _ app: AppCopy) async throws -> ProcessResult {
        try await PerdureProcess.run(["queue", "send"] + arguments + ["--app", app.path])
    }

    @Test func aMessageSentBeforeTheFirstHostIsHandledByIt() async throws {
        let app = try AppCopy("samples/queue-to-orchestration")
        defer { app.remove() }
        #expect(try await Self.listing(["queue", "list"], app) == [])
        let sent = try await Self.send(["orders", #"{"id":"first","item":"lamp"}"#], app)
        #expect(sent.output == ["Sent 1 message to the queue 'orders'."])
        #expect(try await Self.listing(["queue", "list"], app).map { $0.text() } == [#"{"queue":"orders","messages":1}"#])
        let waiting = try await Self.listing(["queue", "peek", "orders"], app)
        #expect(waiting.map { $0["message"] } == [.string(#"{"id":"first","item":"lamp"}"#)])
        #expect(waiting.map { $0["dequeueCount"]?.intValue } == [0])
        let served = try await ServedApp(app.path)
        try await served.poll { try await served.get("/runtime/webhooks/durabletask/instances/first").status != 404 }
        #expect(try await served.waitForEnd(of: "first")["output"]?.stringValue == "Packed: lamp")
        #expect(await served.stop() == 0)
        #expect(try await Self.listing(["queue", "list"], app) == [])
    }

    @Test func aHostNoticesAMessageThatIsSentWhileItRuns() async throws {
        let app = try AppCopy("samples/queue-to-orchestration")
        defer { app.remove() }
        let served = try await ServedApp(app.path)
        // It has looked into the empty queue when it has handled a message.
        for id in ["one", "two", "three"] {
            let sent = try await Self.send(["orders", #"{"id":"\#(id)","item":"\#(id)"}"#, "--json"], app)
            #expect(sent.status == 0)
            try await served.poll { try await served.get("/runtime/webhooks/durabletask/instances/\(id)").status != 404 }
            #expect(try await served.waitForEnd(of: id)["output"]?.stringValue == "Packed: \(id)")
        }
        #expect(try await Self.listing(["queue", "list"], app) == [])
        #expect(await served.stop() == 0)
    }

    @Test(arguments: [
        (["orders", "{", "--json"], "The message is not JSON"), (["$activities", "1"], "cannot be the name of an app's queue"),
        (["orders", "1", "--lines"], "messages come from standard input"),
    ])
    func whatCannotBeSentIsRefused(_ arguments: [String], _ reason: String) async throws {
        let app = try AppCopy("samples/queue-to-orchestration")
        defer { app.remove() }
        let result = try await Self.send(arguments, app)
        #expect(result.status != 0)
        #expect(result.output == [])
        #expect(result.errors.joined(separator: "\n").contains(reason))
        #expect(try await Self.listing(["queue", "list", "--all"], app) == [])
    }

    @Test func aFolderThatIsNoAppIsNamed() async throws {
        let result = try await PerdureProcess.run(["queue", "list", "--app", "/nowhere"])
        #expect(result.status == 1)
        #expect(result.errors.joined().contains("/nowhere"))
    }
}
