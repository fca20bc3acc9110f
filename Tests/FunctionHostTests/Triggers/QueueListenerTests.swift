import DurableCore
import DurableEngine
import FunctionApp
import JSONText
import Testing

@testable import FunctionHost

/// Functions that messages start (host.md 2.9).
@Suite(.timeLimit(.minutes(5))) struct QueueListenerTests {
    /// An app with a function for the queue `work`, which puts out through `seen`.
    private static func files(_ script: String, _ property: String = "") -> [String: String] {
        let function = """
            {"bindings":[{"name":"message","type":"queueTrigger","direction":"in","queueName":"work"\(property)},
            {"name":"seen","type":"queue","queueName":"seen","direction":"out"},
            {"name":"starter","type":"durableClient","direction":"in"}]}
            """
        return ["Worker/function.json": function, "Worker/index.js": script]
    }

    private static func seen(_ test: TestHost, _ queue: QueueName = "seen") async throws -> String {
        while true {
            try Task.checkCancellation()
            if let first = try await test.queue(queue).first { return first }
        }
    }

    @Test(arguments: [
        ("", #""text""#, #"["string","text","text"]"#), ("", #"{"a":1}"#, #"["object",{"a":1},"{\"a\":1}"]"#),
        ("", #""{\"a\":1}""#, #"["object",{"a":1},"{\"a\":1}"]"#), ("", #""{a""#, #"["string","{a","{a"]"#),
        (#","dataType":"string""#, #"{"a":1}"#, #"["string","{\"a\":1}","{\"a\":1}"]"#),
        (#","dataType":"binary""#, #""hé""#, #"["object",{"type":"Buffer","data":[104,195,169]},"hé"]"#),
    ])
    func aFunctionSeesItsMessage(_ property: String, _ payload: String, _ expected: String) async throws {
        let script =
            "module.exports = async (context, m) => { context.bindings.seen = [[typeof m, m, context.bindingData.queueTrigger]]; };"
        try await TestHost.serving(files: Self.files(script, property), functions: ["Worker"]) { (test) async throws in
            try await test.host.hub.enqueue(Payload(json: payload), to: "work")
            #expect(try await Self.seen(test) == expected)
        }
    }

    @Test func bindingDataTellsOfTheMessage() async throws {
        let script = """
            module.exports = async (context) => {
                const { id, dequeueCount, popReceipt, insertionTime, expirationTime, nextVisibleTime, city } = context.bindingData;
                const held = new Date(nextVisibleTime) - new Date(insertionTime);
                context.bindings.seen = { id: typeof id, dequeueCount, popReceipt: typeof popReceipt, expirationTime, city,
                    held: held >= 600000 && held < 660000 };
            };
            """
        try await TestHost.serving(files: Self.files(script), functions: ["Worker"]) { (test) async throws in
            try await test.host.hub.enqueue(#"{"city":"Oslo"}"#, to: "work")
            #expect(
                try await Self.seen(test)
                    == #"{"id":"string","dequeueCount":1,"popReceipt":"string","expirationTime":"9999-12-31T23:59:59.999Z","#
                    + #""city":"Oslo","held":true}"#)
        }
    }

    @Test func aMessageThatAlwaysFailsIsPutAsideAfterFiveTries() async throws {
        let script = "module.exports = async () => { throw new Error('bad message'); };"
        try await TestHost.serving(files: Self.files(script), functions: ["Worker"]) { (test) async throws in
            try await test.host.hub.enqueue(#""x""#, to: "work")
            #expect(try await Self.seen(test, "work-poison") == #""x""#)
            #expect(test.log.lines.count { $0.hasPrefix("error: Error: bad message") } == 5)
            #expect(
                test.log.lines.contains(
                    "warning: Message has reached MaxDequeueCount of 5. Moving message to queue 'work-poison'."))
        }
    }

    @Test func aMessageStartsAnOrchestration() async throws {
        let script = """
            const df = require("durable-functions");
            module.exports = async (context, m) => { await df.getClient(context).startNew("Echo", "from-queue", m); };
            """
        let names = ["Worker", "Echo"]
        try await TestHost.serving(files: Self.files(script), functions: names) { (test) async throws in
            try await test.host.hub.enqueue(#"{"n":1}"#, to: "work")
            while try await test.host.hub.status(of: "from-queue") == nil { try Task.checkCancellation() }
            #expect(try await test.host.hub.waitForEnd(of: "from-queue")?.output == #"{"n":1}"#)
        }
    }

    @Test func aConnectionThatCannotBeUsedIsNamed() async throws {
        let files = Self.files("module.exports = async () => {};", #","connection":"Store""#)
        let environment = ["Store": "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=b"]
        try await TestHost.serving(files: files, environment: environment, functions: ["Worker"]) { test in
            #expect(
                test.host.problems.map(\.message) == [
                    "The 'Worker' function was loaded, but the connection 'Store' cannot be used: AccountKey in the connection "
                        + "string is no Base64."
                ])
            #expect(!test.host.services.contains { $0 is QueueDispatcher || $0 is AzureQueueListener })
        }
    }
}
