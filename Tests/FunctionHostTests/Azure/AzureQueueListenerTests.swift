import AzureStorage
import AzureTestKit
import DurableCore
import DurableEngine
import DurableTestKit
import FoundationEssentials
import FunctionApp
import HTTPClient
import HTTPTestKit
import JSONText
import Testing

@testable import FunctionHost

/// Functions that messages of a real account start (host.md 2.9), tried on our own endpoints over sockets.
@Suite(.timeLimit(.minutes(5))) struct AzureQueueListenerTests {
    private let server = StorageTestServer()

    private static func files(_ script: String, host: String = "{}") -> [String: String] {
        let function = """
            {"bindings":[{"name":"message","type":"queueTrigger","direction":"in","queueName":"work","connection":"Store"},
            {"name":"seen","type":"queue","queueName":"seen","direction":"out","connection":"Store"}]}
            """
        return [
            "Worker/function.json": function, "Worker/index.js": "module.exports = \(script);",
            "host.json": #"{"version":"2.0","extensions":{"queues":\#(host)}}"#,
        ]
    }

    private func queue(_ name: String, _ server: StorageTestServer? = nil) throws -> QueueClient {
        let account = try StorageConnectionString((server ?? self.server).connectionString)
        return QueueClient(
            name,
            StorageConnection(
                client: HTTPClient(environment: [:]), endpoint: account.queueEndpoint, credential: account.credential))
    }

    /// Waits for that many messages of a queue, and looks at them as they lie there.
    private func contents(_ name: String, _ count: Int = 1) async throws -> [String] {
        while true {
            try Task.checkCancellation()
            let messages = try? await server.queues.peek(32, in: name, at: SystemStorageClock().now)
            if let messages, messages.count >= count { return messages.map(\.content) }
            await Task.yield()
        }
    }

    private func waitUntilEmpty(_ name: String) async throws {
        while await server.queues.messageCount(of: name, at: SystemStorageClock().now) != 0 {
            try Task.checkCancellation()
            await Task.yield()
        }
    }

    private var environment: [String: String] { ["Store": server.connectionString, "FUNCTIONS_WORKER_PROCESS_COUNT": "1"] }

    @Test func aFunctionSeesItsMessageAndPutsOutIntoAQueueThatIsMade() async throws {
        let script = """
            async (context, m) => {
                const { queueTrigger, dequeueCount, city } = context.bindingData;
                const held = new Date(context.bindingData.nextVisibleTime) - new Date(context.bindingData.insertionTime);
                context.bindings.seen = JSON.stringify([m, queueTrigger, dequeueCount, city, held > 590000 && held < 660000]);
            }
            """
        let work = try queue("work")
        try await work.create()
        try await work.put(#"{"city":"Ås"}"#)
        try await TestHost.serving(files: Self.files(script), environment: environment, functions: ["Worker"]) {
            (test) async throws in
            #expect(test.host.problems.isEmpty)
            let seen = try #require([UInt8](base64: try await contents("seen")[0]))
            #expect(String(decoding: seen, as: UTF8.self) == #"[{"city":"Ås"},"{\"city\":\"Ås\"}",1,"Ås",true]"#)
            try await waitUntilEmpty("work")
        }
    }

    @Test func aMessageThatAlwaysFailsIsPutAsideAfterItsTries() async throws {
        let work = try queue("work")
        try await work.create()
        try await work.put("bad")
        let files = Self.files("async () => { throw new Error('bad message'); }", host: #"{"maxDequeueCount":3}"#)
        try await TestHost.serving(files: files, environment: environment, functions: ["Worker"]) { (test) async throws in
            #expect(try await contents("work-poison") == ["YmFk"])
            try await waitUntilEmpty("work")
            #expect(test.log.lines.count { $0.hasPrefix("error: Error: bad message") } == 3)
            let moved = "warning: Message has reached MaxDequeueCount of 3. Moving message to queue 'work-poison'."
            #expect(test.log.lines.contains(moved))
        }
    }

    @Test func whatTheFunctionCannotHelpIsNoTry() async throws {
        let function = """
            {"bindings":[{"name":"message","type":"queueTrigger","direction":"in","queueName":"work","connection":"Store"},
            {"name":"copy","type":"blob","direction":"out","path":"copies/one"}]}
            """
        let script = "async (context, m) => { context.bindings.copy = m; }"
        var files = Self.files(script, host: #"{"maxDequeueCount":2,"maxPollingInterval":"00:00:00.1"}"#)
        files["Worker/function.json"] = function
        let clock = SteppedStorageClock()
        let server = StorageTestServer(clock: clock)
        let work = try queue("work", server)
        try await work.create()
        let environment = environment.merging(["Store": server.connectionString]) { $1 }
        try await TestHost.serving(files: files, environment: environment, functions: ["Worker"]) { (test) async throws in
            let blobs = "\(test.host.app.root)/.perdure/\(test.host.app.host.durableTask.hubName).blobs"
            try FileManager.default.createDirectory(atPath: blobs, withIntermediateDirectories: true)
            // A file where the container's folder would be.
            #expect(FileManager.default.createFile(atPath: "\(blobs)/copies", contents: nil))
            try await work.put("kept")
            for round in 1...4 {
                while test.log.lines.count(where: { $0.contains("'Worker' could not be run") }) < round {
                    try Task.checkCancellation()
                    await Task.yield()
                }
                // Seen again after a pause, but not before.
                while try await server.queues.peek(1, in: "work", at: clock.now + .seconds(6)).isEmpty {
                    try Task.checkCancellation()
                    await Task.yield()
                }
                #expect(try await server.queues.peek(1, in: "work", at: clock.now).isEmpty)
                if round == 4 { try FileManager.default.removeItem(atPath: "\(blobs)/copies") }
                clock.advance(by: .seconds(6))
            }
            while await server.queues.messageCount(of: "work", at: clock.now) != 0 {
                try Task.checkCancellation()
                await Task.yield()
            }
            #expect(try await test.blob("copies", "one") == "kept")
            #expect(await server.queues.messageCount(of: "work-poison", at: clock.now) == nil)
        }
    }

    @Test func moreMessagesThanABatchAreAllHandledWithoutEncoding() async throws {
        let files = Self.files(
            "async (context, m) => { context.bindings.seen = `${m}!`; }",
            host: #"{"batchSize":4,"newBatchThreshold":2,"messageEncoding":"none"}"#)
        let now = SystemStorageClock().now
        try await queue("work").create()
        for index in 10..<30 {
            _ = try await server.queues.put("m\(index)", into: "work", visibleAt: now, expiresAt: now + .seconds(600), at: now)
        }
        try await TestHost.serving(files: files, environment: environment, functions: ["Worker"]) { (test) async throws in
            #expect(Set(try await contents("seen", 20)) == Set((10..<30).map { "m\($0)!" }))
            try await waitUntilEmpty("work")
        }
    }

    @Test func aLongCallKeepsItsMessage() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "perdure-go-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: file) }
        let script = """
            async (context) => {
                const fs = require("fs");
                while (!fs.existsSync(\(jsonString(file)))) await new Promise((resolve) => setTimeout(resolve, 5));
                context.bindings.seen = "done";
            }
            """
        let work = try queue("work")
        try await work.create()
        try await work.put("long")
        let clock = VirtualClock()
        let start = clock.now
        try await TestHost.serving(clock: clock, files: Self.files(script), environment: environment, functions: ["Worker"]) {
            (test) async throws in
            for round in 1...2 {
                try await clock.sleeper(until: start + .seconds(300 * round))
                clock.advance(by: .seconds(300))
                while server.queueServer.requests.count(where: {
                    $0.method == "PUT" && $0.target.contains("visibilitytimeout=600")
                }) < round {
                    try Task.checkCancellation()
                    await Task.yield()
                }
            }
            #expect(FileManager.default.createFile(atPath: file, contents: nil))
            #expect(try await contents("seen") == ["ZG9uZQ=="])
            try await waitUntilEmpty("work")
        }
    }

    @Test func pausesGrowToTheirLimit() {
        var backoff = PollingBackoff(longest: .milliseconds(500))
        #expect((0..<5).map { _ in backoff.next() } == [100, 200, 400, 500, 500].map { .milliseconds($0) })
        backoff.reset()
        #expect(backoff.next() == .milliseconds(100))
    }
}
