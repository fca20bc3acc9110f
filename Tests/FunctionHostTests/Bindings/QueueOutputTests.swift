import DurableCore
import DurableEngine
import FunctionApp
import Testing

@testable import FunctionHost

/// Queues whose names have expressions, and triggers that give them values (host.md 2.9, 2.11).
@Suite(.timeLimit(.minutes(5))) struct QueueOutputTests {
    private static let out = #"{"name":"out","type":"queue","direction":"out","queueName":"orders-{city}"}"#

    @Test func theNameOfAQueueMayComeFromTheInput() async throws {
        try await BindingApp.serving(Self.out, "async (context) => { context.bindings.out = Buffer.from('é'); }") {
            (test) async throws in
            _ = try await test.act(#"{"City":"oslo"}"#)
            #expect(try await test.queue("orders-oslo") == [#""é""#])
        }
    }

    @Test func bytesAmongMessagesAreText() async throws {
        let script = "async (context) => { context.bindings.out = [Buffer.from('b'), undefined, new Uint8Array([65]), 1]; }"
        try await BindingApp.serving(Self.out, script) { (test) async throws in
            _ = try await test.act(#"{"city":"oslo"}"#)
            #expect(try await test.queue("orders-oslo") == [#""b""#, #""A""#, "1"])
        }
        try await BindingApp.serving(Self.out, "async (context) => { context.bindings.out = [Buffer.from([255])]; }") {
            (test) async throws in
            let error = await #expect(throws: TestHost.ActFailure.self) { try await test.act(#"{"city":"oslo"}"#) }
            #expect(error?.description.contains("The output 'out' (queue) has binary data that is no text in UTF-8.") == true)
        }
    }

    @Test(arguments: [
        ("'x'", #"{"City":"Oslo"}"#, "The queue name 'orders-Oslo' is invalid"),
        ("'x'", "{}", "The binding expression '{city}' cannot be resolved"),
        ("Buffer.from([255])", #"{"City":"oslo"}"#, "its value is binary data that is no text in UTF-8."),
    ])
    func whatCannotBeAMessageFailsTheCall(_ value: String, _ input: String, _ reason: String) async throws {
        try await BindingApp.serving(Self.out, "async (context) => { context.bindings.out = \(value); }") { (test) async throws in
            let error = await #expect(throws: TestHost.ActFailure.self) { try await test.act(input) }
            #expect(error?.description.contains("The binding 'out' (queue) of the function 'Act' failed: \(reason)") == true)
        }
    }

    @Test func nothingGoesOutWhenOneOutputCannot() async throws {
        let bindings = #"{"name":"first","type":"blob","direction":"out","path":"files/x"},"# + Self.out
        let script = "async (context) => { context.bindings.first = 'x'; context.bindings.out = 'y'; }"
        try await BindingApp.serving(bindings, script) { (test) async throws in
            await #expect(throws: TestHost.ActFailure.self) { try await test.act() }
            #expect(try await test.blob("files", "x") == nil)
        }
    }

    @Test func arequestGivesItsRouteQueryHeadersAndBody() async throws {
        let files = [
            "Put/function.json": """
            {"bindings":[{"name":"req","type":"httpTrigger","direction":"in","route":"put/{id}","methods":["post"]},
            {"name":"res","type":"http","direction":"out"},
            {"name":"out","type":"queue","direction":"out",
             "queueName":"q-{id}-{Query.q}-{Headers.x-h}-{city}-{address.zip}"}]}
            """,
            "Put/index.js": "module.exports = async (context) => { context.bindings.out = 'x'; };",
        ]
        try await TestHost.serving(files: files, functions: ["Put"]) { (test) async throws in
            let answer = await test.call(
                "POST", "/api/put/7?q=a", #"{"city":"oslo","address":{"zip":12}}"#, headers: [("x-h", "b")])
            #expect(answer.status == 200)
            #expect(try await test.queue("q-7-a-b-oslo-12") == [#""x""#])
        }
    }

    @Test func aMessageGivesItsTextAndItsProperties() async throws {
        let files = [
            "Worker/function.json": """
            {"bindings":[{"name":"message","type":"queueTrigger","direction":"in","queueName":"work"},
            {"name":"out","type":"queue","direction":"out","queueName":"done-{city}-{dequeueCount}"},
            {"name":"copy","type":"blob","direction":"out","path":"files/{queueTrigger}"}]}
            """,
            "Worker/index.js":
                "module.exports = async (context, m) => { context.bindings.out = 'x'; context.bindings.copy = m; };",
        ]
        try await TestHost.serving(files: files, functions: ["Worker"]) { (test) async throws in
            try await test.host.hub.enqueue(#"{"city":"oslo"}"#, to: "work")
            while try await test.queue("done-oslo-1").isEmpty { try Task.checkCancellation() }
            #expect(try await test.blob("files", #"{"city":"oslo"}"#) == #"{"city":"oslo"}"#)
        }
    }
}
