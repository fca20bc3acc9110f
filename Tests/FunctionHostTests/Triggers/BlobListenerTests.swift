import DurableCore
import DurableEngine
import DurableTestKit
import Foundation
import FunctionApp
import JSONText
import Testing

@testable import FunctionHost

/// Functions that blobs start (host.md 2.10).
@Suite(.timeLimit(.minutes(5))) struct BlobListenerTests {
    /// An app with a function for blobs of `files`, which puts out through `seen`.
    private static func files(_ script: String, _ property: String = "", path: String = "files/{name}") -> [String: String] {
        let function = """
            {"bindings":[{"name":"blob","type":"blobTrigger","direction":"in","path":"\(path)"\(property)},
            {"name":"seen","type":"queue","queueName":"seen","direction":"out"}]}
            """
        return ["Worker/function.json": function, "Worker/index.js": "module.exports = \(script);"]
    }

    /// The first `count` messages of a queue, in their order, once there are so many.
    private static func seen(_ test: TestHost, _ count: Int = 1, _ queue: QueueName = "seen") async throws -> [String] {
        while true {
            try Task.checkCancellation()
            let messages = try await test.peek(queue)
            if messages.count >= count { return messages }
        }
    }

    @Test(arguments: [
        ("", "é", #"["object",true,"é"]"#), (#","dataType":"binary""#, "{}", #"["object",true,"{}"]"#),
        (#","dataType":"string""#, #"{"a":1}"#, #"["string",false,"{\"a\":1}"]"#),
    ])
    func aFunctionSeesTheBlobsBytesUnlessItAsksForText(_ property: String, _ content: String, _ expected: String) async throws {
        let script = "async (context, b) => { context.bindings.seen = [[typeof b, Buffer.isBuffer(b), b.toString()]]; }"
        try await TestHost.serving(files: Self.files(script, property), functions: ["Worker"]) { (test) async throws in
            try await test.write(content, to: "files", "a.txt")
            #expect(try await Self.seen(test) == [expected])
        }
    }

    @Test func bindingDataTellsOfTheBlob() async throws {
        let script = """
            async (context) => {
                const { blobTrigger, uri, properties, metadata, name, ext } = context.bindingData;
                context.bindings.seen = { blobTrigger, uri: uri.slice(0, 8) + uri.slice(-14), type: properties.contentType,
                    length: properties.contentLength, modified: !isNaN(new Date(properties.lastModified)), metadata, name, ext };
            }
            """
        let files = Self.files(script, path: "files/in/{name}.{ext}")
        try await TestHost.serving(files: files, functions: ["Worker"]) { (test) async throws in
            try await test.write("skipped", to: "files", "out/a.b.txt")
            try await test.host.blobs.write(
                Array("hello".utf8), contentType: "text/plain", metadata: ["by": "me"],
                to: BlobPath(container: "files", name: "in/a.b.txt"))
            #expect(
                try await Self.seen(test) == [
                    #"{"blobTrigger":"files/in/a.b.txt","uri":"file:///in%252Fa.b.txt","type":"text/plain","length":5,"#
                        + #""modified":true,"metadata":{"by":"me"},"name":"a.b","ext":"txt"}"#
                ])
        }
    }

    @Test func everyVersionIsSeenOnceAlsoAfterARestart() async throws {
        let script = "async (context, b) => { context.bindings.seen = context.bindingData.name + b; }"
        let copy = try AppCopy(files: Self.files(script))
        try await TestHost.serving(copy: copy, functions: ["Worker"]) { (test) async throws in
            try await test.write("1", to: "files", "a")
            #expect(try await Self.seen(test) == [#""a1""#])
            try await test.write("2", to: "files", "a")
            #expect(try await Self.seen(test, 2).sorted() == [#""a1""#, #""a2""#])
            try await test.write("1", to: "files", "b")
            #expect(try await Self.seen(test, 3).count == 3)
        }
        // What comes while nobody is there is seen at the next start, and nothing else.
        try await TestHost.serving(copy: copy, functions: ["Worker"], isAtWork: false) { (test) async throws in
            try await test.write("1", to: "files", "c")
        }
        try await TestHost.serving(copy: copy, functions: ["Worker"]) { (test) async throws in
            _ = try await Self.seen(test, 4)
            try await test.write("1", to: "files", "d")
            #expect(try await Self.seen(test, 5).sorted() == [#""a1""#, #""a2""#, #""b1""#, #""c1""#, #""d1""#])
        }
    }

    @Test func aFileThatWasCopiedThereIsABlob() async throws {
        let script = "async (context, b) => { context.bindings.seen = context.bindingData.blobTrigger; }"
        try await TestHost.serving(files: Self.files(script), functions: ["Worker"]) { (test) async throws in
            let folder = "\(test.host.app.root)/.perdure/\(test.host.app.host.durableTask.hubName).blobs/files/sub"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data("x".utf8).write(to: URL(filePath: "\(folder)/by hand.txt"))
            #expect(try await Self.seen(test) == [#""files/sub/by hand.txt""#])
        }
    }

    @Test func aBlobWhoseFunctionAlwaysFailsIsPutAsideAfterFiveTries() async throws {
        let script = "async () => { throw new Error('bad blob'); }"
        try await TestHost.serving(files: Self.files(script), functions: ["Worker"]) { (test) async throws in
            try await test.write("x", to: "files", "bad \"name\"")
            let poison = try #require(try await Self.seen(test, 1, "webjobs-blobtrigger-poison").first)
            let etag = try #require(try await test.host.blobs.list("files", prefix: "").first?.etag)
            let expected: JSONValue = [
                "Type": "BlobTrigger", "FunctionId": "Host.Functions.Worker", "BlobType": "BlockBlob", "ContainerName": "files",
                "BlobName": "bad \"name\"", "ETag": .string(etag),
            ]
            #expect(poison == expected.text())
            #expect(test.log.lines.count { $0.hasPrefix("error: Error: bad blob") } == 5)
            #expect(
                test.log.lines.contains(
                    "warning: Message has reached MaxDequeueCount of 5. Moving message to queue 'webjobs-blobtrigger-poison'."))
        }
    }

    @Test func hostJSONSaysHowOftenABlobIsTried() async throws {
        var files = Self.files("async () => { throw new Error('bad blob'); }")
        files["host.json"] = #"{"version":"2.0","extensions":{"blobs":{"poisonBlobThreshold":2}}}"#
        try await TestHost.serving(files: files, functions: ["Worker"]) { (test) async throws in
            try await test.write("x", to: "files", "bad")
            _ = try await Self.seen(test, 1, "webjobs-blobtrigger-poison")
            #expect(test.log.lines.count { $0.hasPrefix("error: Error: bad blob") } == 2)
            #expect(test.log.lines.contains { $0.contains("Message has reached MaxDequeueCount of 2.") })
        }
    }

    @Test func hostJSONLimitsHowManyCallsRunAtOnce() async throws {
        let script = """
            async (context) => {
                globalThis.running = (globalThis.running || 0) + 1;
                globalThis.most = Math.max(globalThis.most || 0, running);
                for (let i = 0; i < 3; i += 1) await new Promise((resolve) => setTimeout(resolve, 5));
                running -= 1;
                context.bindings.seen = most;
            }
            """
        var files = Self.files(script)
        files["host.json"] = #"{"version":"2.0","extensions":{"blobs":{"maxDegreeOfParallelism":1}}}"#
        let environment = ["FUNCTIONS_WORKER_PROCESS_COUNT": "1"]
        let copy = try AppCopy(files: files)
        try await TestHost.serving(copy: copy, functions: ["Worker"], isAtWork: false) { (test) async throws in
            for name in ["a", "b", "c", "d"] { try await test.write("x", to: "files", name) }
        }
        try await TestHost.serving(copy: copy, environment: environment, functions: ["Worker"]) { (test) async throws in
            #expect(try await Self.seen(test, 4) == ["1", "1", "1", "1"])
        }
    }

    @Test func aBlobWhoseOutputIsRefusedCountsAsFailed() async throws {
        let function = """
            {"bindings":[{"name":"blob","type":"blobTrigger","direction":"in","path":"files/{name}"},
            {"name":"row","type":"table","direction":"out","tableName":"Rows","partitionKey":"p","rowKey":"{name}"}]}
            """
        let script = "module.exports = async (context) => { context.bindings.row = { A: 1 }; };"
        let files = ["Worker/function.json": function, "Worker/index.js": script]
        try await TestHost.serving(files: files, functions: ["Worker"]) { (test) async throws in
            try await test.host.hub.write([.insertRow(TableKey("rows", partition: "p", row: "a"), "{}")])
            try await test.write("x", to: "files", "a")
            _ = try await Self.seen(test, 1, "webjobs-blobtrigger-poison")
            #expect(test.log.lines.count { $0.contains("The table has a row with the key already") } == 5)
            #expect(try await test.host.hub.row(TableKey("rows", partition: "p", row: "a")) == "{}")
        }
    }

    @Test func whatTheFunctionCannotHelpIsNoTry() async throws {
        let function = """
            {"bindings":[{"name":"blob","type":"blobTrigger","direction":"in","path":"files/{name}"},
            {"name":"copy","type":"blob","direction":"out","path":"copies/{name}"}]}
            """
        let script = "module.exports = async (context, b) => { context.bindings.copy = b; };"
        let files = ["Worker/function.json": function, "Worker/index.js": script]
        let clock = VirtualClock()
        try await TestHost.serving(clock: clock, files: files, functions: ["Worker"]) { (test) async throws in
            try await test.write("x", to: "files", "a")
            // A file where the container's folder would be.
            let folder = "\(test.host.app.root)/.perdure/\(test.host.app.host.durableTask.hubName).blobs/copies"
            try Data().write(to: URL(filePath: folder))
            while test.log.lines.count(where: { $0.contains("could not be called for the blob files/a") }) < 7 {
                try await clock.sleeper(until: clock.now + .seconds(1))
                clock.advance(by: .seconds(1))
            }
            try FileManager.default.removeItem(atPath: folder)
            while try await test.blob("copies", "a") == nil {
                try await clock.sleeper(until: clock.now + .seconds(1))
                clock.advance(by: .seconds(1))
            }
            #expect(try await test.peek(PoisonBlob.queue) == [])
        }
    }

    @Test func aBlobThatFailedIsTriedAgain() async throws {
        let script =
            "async (context) => { globalThis.n = (globalThis.n || 0) + 1; if (n < 3) throw new Error('not yet'); "
            + "context.bindings.seen = n; }"
        let environment = ["FUNCTIONS_WORKER_PROCESS_COUNT": "1"]
        try await TestHost.serving(files: Self.files(script), environment: environment, functions: ["Worker"]) {
            (test) async throws in
            try await test.write("x", to: "files", "a")
            #expect(try await Self.seen(test) == ["3"])
        }
    }

    @Test func aConnectionThatCannotBeUsedIsNamed() async throws {
        let files = Self.files("async () => {}", #","connection":"Store""#)
        let environment = ["Store": "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=b"]
        try await TestHost.serving(files: files, environment: environment, functions: ["Worker"]) { test in
            #expect(
                test.host.problems.map(\.message) == [
                    "The 'Worker' function was loaded, but the connection 'Store' cannot be used: AccountKey in the connection "
                        + "string is no Base64."
                ])
            #expect(!test.host.services.contains { $0 is BlobListener })
        }
    }
}
