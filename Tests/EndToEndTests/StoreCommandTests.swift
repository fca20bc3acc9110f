import DurableCore
import DurableSQLite
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
        (["orders", "1", "--lines"], "messages come from standard input"), ([""], "cannot be the name of an app's queue"),
        (["Orders", "1"], "The queue name 'Orders' is invalid"), (["orders"], "Standard input is empty"),
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

    @Test(arguments: [
        (["orders"], "a\nb\n", ["a\nb"]), (["orders", "-"], "a\r\n", ["a"]), (["orders", ""], "", [""]),
        (["orders", "--lines"], "a\r\n\r\nb\nc", ["a", "b", "c"]), (["orders", "--lines"], "", []),
    ])
    func standardInputIsOneMessageOrOneALine(_ arguments: [String], _ input: String, _ messages: [String]) async throws {
        let app = try AppCopy("samples/queue-to-orchestration")
        defer { app.remove() }
        let sent = try await PerdureProcess.run(["queue", "send"] + arguments + ["--app", app.path], input: input)
        #expect(sent.output == ["Sent \(messages.count) message\(messages.count == 1 ? "" : "s") to the queue 'orders'."])
        #expect(sent.status == 0)
        #expect(try await Self.listing(["queue", "peek", "orders"], app).map { $0["message"]?.stringValue } == messages)
    }

    @Test func theLineThatIsNoJSONIsNamed() async throws {
        let app = try AppCopy("samples/queue-to-orchestration")
        defer { app.remove() }
        let arguments = ["queue", "send", "orders", "--lines", "--json", "--app", app.path]
        let result = try await PerdureProcess.run(arguments, input: "1\n\n{\n")
        #expect(result.status == 1)
        #expect(result.errors.joined().hasPrefix("The message in line 3 is not JSON: "))
        #expect(try await Self.listing(["queue", "list"], app) == [])
    }

    /// A function that puts something out where nothing here serves it.
    private static let mailer = [
        "Mailer/function.json": """
        {"bindings":[{"name":"to","type":"queueTrigger","direction":"in","queueName":"work"},
        {"name":"mail","type":"sendGrid","direction":"out"}]}
        """,
        "Mailer/index.js": "module.exports = async (context, to) => { context.bindings.mail = { to }; };",
    ]

    @Test func recordedOutputsAreShownWithWhatTheyAreAlsoWhileTheyCome() async throws {
        let app = try AppCopy(files: Self.mailer)
        defer { app.remove() }
        #expect(try await Self.listing(["outputs"], app) == [])
        let served = try await ServedApp(app.path)
        let follower = try PerdureProcess(["outputs", "--follow", "--output", "json", "--app", app.path])
        var lines = follower.output.makeAsyncIterator()
        for name in ["ann", "bob"] {
            #expect(try await Self.send(["work", name], app).status == 0)
            let line = try JSONParser.parse(try #require(await lines.next()))
            #expect(line["value"]?.text() == #"{"to":"\#(name)"}"#)
        }
        follower.send(SIGINT)
        await follower.waitForExit()
        let all = try await Self.listing(["outputs"], app)
        #expect(all.map { $0["value"]?["to"]?.stringValue } == ["ann", "bob"])
        for output in all {
            #expect(output["function"] == "Mailer")
            #expect(output["binding"] == "mail")
            #expect(output["type"] == "sendGrid")
            #expect(output["time"]?.stringValue?.hasSuffix("Z") == true)
        }
        #expect(try await Self.listing(["outputs", "--limit", "1"], app).map { $0["value"]?["to"]?.stringValue } == ["bob"])
        #expect(try await Self.listing(["outputs", "--binding", "SENDGRID"], app).count == 2)
        #expect(try await Self.listing(["outputs", "--binding", "twilioSms"], app) == [])
        #expect(await served.stop() == 0)
    }

    @Test func eventsOfAnEventHubAreShown() async throws {
        let app = try AppCopy("samples/queue-to-orchestration")
        defer { app.remove() }
        #expect(try await Self.listing(["events"], app) == [])
        #expect(try await Self.send(["nobody", "1"], app).status == 0)
        let storage = SQLiteStorage(path: try app.hub)
        try await storage.open()
        let events = (1...3).map { EventHubEvent(body: Payload(json: "\($0)"), partitionKey: $0 == 1 ? "p" : nil) }
        #expect(try await storage.commit([.append("telemetry", events, at: Timestamp(microseconds: 0))]) == [.done])
        // While it is open, as a host has it.
        let hubs = try await Self.listing(["events"], app).map { $0.text() }
        #expect(hubs == [#"{"eventHub":"telemetry","events":3,"lastSequence":3}"#])
        let shown = try await Self.listing(["events", "telemetry", "--limit", "2"], app)
        #expect(shown.map { $0["body"]?.text() } == ["2", "3"])
        let first = try await Self.listing(["events", "telemetry", "--after", "0", "--limit", "1"], app).map { $0.text() }
        #expect(first == [#"{"sequence":1,"enqueuedAt":"1970-01-01T00:00:00.000Z","partitionKey":"p","body":1}"#])
        let table = try await PerdureProcess.run(["events", "--app", app.path])
        #expect(table.output == ["EVENTHUB   EVENTS  LASTSEQUENCE", "telemetry  3       3"])
        await storage.close()
    }

    @Test func aFolderThatIsNoAppIsNamed() async throws {
        let result = try await PerdureProcess.run(["queue", "list", "--app", "/nowhere"])
        #expect(result.status == 1)
        #expect(result.errors.joined().contains("/nowhere"))
    }
}
