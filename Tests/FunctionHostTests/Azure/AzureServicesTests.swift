import AzureStorage
import AzureTestKit
import DurableCore
import DurableEngine
import DurableTestKit
import EventHubs
import Foundation
import FunctionApp
import HTTPClient
import JSONText
import Testing

@testable import FunctionHost

/// Blobs and event hubs of real connections, tried on our own endpoints and on librdkafka's brokers, over sockets.
@Suite(.timeLimit(.minutes(5))) struct AzureServicesTests {
    private let server = StorageTestServer()

    private var environment: [String: String] { ["Store": server.connectionString] }

    private func blobs() throws -> AzureBlobs {
        let account = try StorageConnectionString(server.connectionString)
        return AzureBlobs(
            client: BlobClient(
                StorageConnection(
                    client: HTTPClient(environment: [:]), endpoint: account.blobEndpoint, credential: account.credential)),
            endpoint: account.blobEndpoint)
    }

    @Test func blobsAreReadAndWrittenByBindings() async throws {
        let bindings = """
            {"name":"source","type":"blob","direction":"in","path":"files/in.txt","connection":"Store"},
            {"name":"missing","type":"blob","direction":"in","path":"files/none.txt","connection":"Store"},
            {"name":"copy","type":"blob","direction":"out","path":"made/out.txt","connection":"Store"}
            """
        let script = """
            async (context) => {
                context.bindings.copy = context.bindings.source + "!";
                return [context.bindings.source, context.bindings.missing === null || context.bindings.missing === undefined];
            }
            """
        try await blobs().write(
            Array("text".utf8), contentType: "text/plain", metadata: [:], to: BlobPath(container: "files", name: "in.txt"))
        try await BindingApp.serving(bindings, script, environment: environment) { (test) async throws in
            #expect(test.host.problems.isEmpty)
            let output = try await test.act()
            #expect(output.text() == #"["text",true]"#)
            #expect(try await blobs().read(BlobPath(container: "made", name: "out.txt"))?.bytes == Array("text!".utf8))
        }
    }

    @Test func aBlobOfARealAccountFiresItsTrigger() async throws {
        let function = """
            {"bindings":[{"name":"blob","type":"blobTrigger","direction":"in","path":"files/{name}.txt","connection":"Store","dataType":"string"},
            {"name":"seen","type":"queue","queueName":"seen","direction":"out"}]}
            """
        let script = "module.exports = async (context, blob) => { context.bindings.seen = [context.bindingData.name, blob]; };"
        for name in ["a.txt", "b.png"] {
            try await blobs().write(
                Array("content of \(name)".utf8), contentType: "text/plain", metadata: [:],
                to: BlobPath(container: "files", name: name))
        }
        let files = ["Worker/function.json": function, "Worker/index.js": script]
        try await TestHost.serving(files: files, environment: environment, functions: ["Worker"]) { (test) async throws in
            while try await test.host.hub.peek("seen", limit: 2).count < 2 { try Task.checkCancellation() }
            #expect(try await test.peek("seen") == [#""a""#, #""content of a.txt""#])
        }
    }

    @Test func blobsAreListedOverAllPagesAndDeleted() async throws {
        let blobs = try blobs()
        for name in ["x/1", "x/2", "y"] {
            try await blobs.write([1], contentType: "a/b", metadata: ["k": "v"], to: BlobPath(container: "files", name: name))
        }
        let listed = try await blobs.list("files", prefix: "x/")
        #expect(listed.map(\.path.name) == ["x/1", "x/2"])
        #expect(listed.map(\.metadata) == [["k": "v"], ["k": "v"]])
        #expect(try await blobs.properties(of: listed[0].path)?.etag == listed[0].etag)
        #expect(try await blobs.delete(listed[0].path))
        #expect(try await blobs.delete(listed[0].path) == false)
        #expect(blobs.uri(of: BlobPath(container: "c", name: "a b/c")) == "\(server.blobEndpoint)/c/a%20b/c")
    }

    @Test func whatTheServiceWillNeverDoIsARejection() async throws {
        await #expect(throws: ServiceRejection.self) {
            try await blobs().write([], contentType: "a/b", metadata: [:], to: BlobPath(container: "No_Name", name: "x"))
        }
    }

    @Test func tablesOfARealAccountAreNamedAsNotServed() async throws {
        let bindings = #"{"name":"row","type":"table","direction":"out","tableName":"things","connection":"Store"}"#
        try await BindingApp.serving(bindings, "async () => 1", environment: environment) { test in
            #expect(
                test.host.problems.map(\.message) == [
                    "What the 'Act' function puts out through 'row' is only recorded: the connection 'Store' cannot be used: this "
                        + "version of Perdure does not talk to tables of Azure."
                ])
        }
    }

    @Test func eventsOfAKafkaEndpointStartFunctions() async throws {
        let cluster = MockCluster()
        cluster.create("telemetry", partitions: 1)
        let service = AzureEventHubs(producer: EventHubProducer(settings: cluster.settings), entityPath: nil)
        let texts = [#"{"n":1}"#, "plain"]
        try await service.send(texts.map { OutgoingEvent(body: Array($0.utf8), partitionKey: "k") }, to: "telemetry")
        let function = """
            {"bindings":[{"name":"events","type":"eventHubTrigger","direction":"in","eventHubName":"telemetry","cardinality":"many"},
            {"name":"seen","type":"queue","queueName":"seen","direction":"out"}]}
            """
        let script = """
            module.exports = async (context, events) => {
                const { partitionKeyArray, sequenceNumberArray, partitionContext } = context.bindingData;
                context.bindings.seen = events.map((event, i) => [event, partitionKeyArray[i], sequenceNumberArray[i], partitionContext.partitionId]);
            };
            """
        let files = ["Worker/function.json": function, "Worker/index.js": script]
        try await TestHost.serving(files: files, functions: ["Worker"]) { (test) async throws in
            let worker = try #require(test.host.app.functions.first { $0.name == "Worker" })
            guard case .eventHubTrigger(let trigger) = worker.trigger.kind else { return #expect(Bool(false)) }
            let urls = ManagementURLs(origin: "http://localhost", taskHub: "hub", connection: "Storage")
            let listener = AzureEventHubListener(
                function: worker, trigger: trigger, eventHub: "telemetry", batchSize: 64, settings: cluster.settings,
                clock: SystemHubClock(),
                calls: TriggeredCalls(scripts: test.host.scripts, client: ClientBinding(urls), logger: test.log.logger))
            let listening = Task { try await listener.run() }
            while try await test.host.hub.peek("seen", limit: 2).count < 2 { try Task.checkCancellation() }
            listening.cancel()
            try await listening.value
            #expect(try await test.peek("seen") == [#"[{"n":1},"k",0,"0"]"#, #"["plain","k",1,"0"]"#])
        }
        await service.producer.close()
    }

    @Test func whatTheFunctionCannotHelpLosesNoEvent() async throws {
        let cluster = MockCluster()
        cluster.create("telemetry", partitions: 1)
        let service = AzureEventHubs(producer: EventHubProducer(settings: cluster.settings), entityPath: nil)
        let function = """
            {"bindings":[{"name":"event","type":"eventHubTrigger","direction":"in","eventHubName":"telemetry"},
            {"name":"copy","type":"blob","direction":"out","path":"copies/{name}"}]}
            """
        let script = "module.exports = async (context, e) => { context.bindings.copy = e.name; };"
        let files = ["Worker/function.json": function, "Worker/index.js": script]
        let clock = VirtualClock()
        try await TestHost.serving(files: files, functions: ["Worker"]) { (test) async throws in
            let blobs = "\(test.host.app.root)/.perdure/\(test.host.app.host.durableTask.hubName).blobs"
            try FileManager.default.createDirectory(atPath: blobs, withIntermediateDirectories: true)
            // A file where the container's folder would be.
            #expect(FileManager.default.createFile(atPath: "\(blobs)/copies", contents: nil))
            let worker = try #require(test.host.app.functions.first { $0.name == "Worker" })
            guard case .eventHubTrigger(let trigger) = worker.trigger.kind else { return #expect(Bool(false)) }
            let urls = ManagementURLs(origin: "http://localhost", taskHub: "hub", connection: "Storage")
            let listener = AzureEventHubListener(
                function: worker, trigger: trigger, eventHub: "telemetry", batchSize: 64, settings: cluster.settings,
                clock: clock,
                calls: TriggeredCalls(scripts: test.host.scripts, client: ClientBinding(urls), logger: test.log.logger))
            let listening = Task { try await listener.run() }
            let start = clock.now
            try await service.send([OutgoingEvent(body: Array(#"{"name":"a"}"#.utf8))], to: "telemetry")
            try await clock.sleeper(until: start + .seconds(5))
            #expect(test.log.lines.contains { $0.contains("Could not handle events of the event hub 'telemetry'") })
            // Acknowledging the second event would lose the first.
            try await service.send([OutgoingEvent(body: Array(#"{"name":"b"}"#.utf8))], to: "telemetry")
            try FileManager.default.removeItem(atPath: "\(blobs)/copies")
            clock.advance(by: .seconds(5))
            for name in ["a", "b"] {
                while try await test.blob("copies", name) == nil { try Task.checkCancellation() }
            }
            listening.cancel()
            try await listening.value
        }
        await service.producer.close()
    }
}
