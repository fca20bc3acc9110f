import DurableCore
import DurableEngine
import FunctionApp
import JSONText
import Logging
import Testing

@testable import FunctionHost

/// Which services a connection names, and what goes to real ones.
struct ConnectionServicesTests {
    private struct Sent: Hashable {
        let place: String
        let texts: [String]
    }

    /// Stands for every real service. `refused`: what it says is wrong with every connection string.
    private struct Remote: RemoteServices, QueueService, TableService, EventHubService {
        var refused: String?

        private func checked() throws -> Remote {
            if let refused { throw ServiceRejection(refused) }
            return self
        }

        func queues(connection: String, connectionString: String) throws -> any QueueService { try checked() }
        func tables(connection: String, connectionString: String) throws -> any TableService { try checked() }
        func eventHubs(connection: String, connectionString: String) throws -> any EventHubService { try checked() }
        func blobs(connection: String, connectionString: String) throws -> any BlobService {
            throw ServiceRejection("there are no blobs")
        }

        func send(_ messages: [String], to queue: String) async throws {}
        func send(_ events: [OutgoingEvent], to eventHub: String) async throws {}
        func insert(_ entities: [TableEntity], into table: String) async throws {}
        func entity(partitionKey: String, rowKey: String, of table: String) async throws -> JSONObject? { nil }
        func entities(
            partitionKey: String?, of table: String, limit: Int?, where isWanted: @Sendable (JSONObject) -> Bool
        ) async throws -> [JSONObject] { [] }
    }

    private static let settings = AppSettings(environment: [
        "Empty": "", "Emulator": " usedevelopmentstorage=TRUE; ", "Real": "AccountName=a;AccountKey=secret",
    ])

    @Test(arguments: ["Empty", "Emulator", "Missing"])
    func theHostKeepsWhatNamesNoAccount(_ connection: String) {
        let services = ConnectionServices(settings: Self.settings, remote: Remote())
        if case .local = services.queues(of: connection) {} else { Issue.record("queues") }
        if case .local = services.blobs(of: connection) {} else { Issue.record("blobs") }
        if case .local = services.tables(of: connection) {} else { Issue.record("tables") }
        if case .local = services.eventHubs(of: connection) {} else { Issue.record("event hubs") }
        #expect(services.keepsEventHubs(of: connection))
    }

    @Test func aRealAccountIsTalkedToWhereThereIsAClient() {
        let services = ConnectionServices(settings: Self.settings, remote: Remote())
        if case .remote = services.queues(of: "Real") {} else { Issue.record("queues") }
        if case .remote = services.eventHubs(of: "Real") {} else { Issue.record("event hubs") }
        #expect(!services.keepsEventHubs(of: "Real"))
        // Without a connection it is that of the app's storage, which here has none.
        if case .local = services.queues(of: nil) {} else { Issue.record("queues") }
    }

    @Test(arguments: [
        (nil, "the connection 'Real' names a real account, and this version of Perdure does not talk to queues of Azure."),
        ("no key", "the connection 'Real' cannot be used: no key"),
    ])
    func anAccountThatCannotBeTalkedToIsNamed(_ refused: String?, _ reason: String) {
        let services = ConnectionServices(settings: Self.settings, remote: refused.map { Remote(refused: $0) })
        guard case .unserved(let text) = services.queues(of: "Real") else {
            Issue.record("queues")
            return
        }
        #expect(text.hasPrefix(reason))
        #expect(!text.contains("secret"))
    }

    @Test func outputsOfARealConnectionGoToItsServices() async throws {
        let bindings = """
            {"name":"q","type":"queue","direction":"out","queueName":"work-{n}","connection":"Real"},
            {"name":"e","type":"eventHub","direction":"out","eventHubName":"hub","connection":"Real"},
            {"name":"t","type":"table","direction":"out","tableName":"Rows","partitionKey":"p","connection":"Real"}
            """
        let outputs = [
            FunctionOutput("q", #"["text",{"a":1}]"#), FunctionOutput("e", bytes: Array("é".utf8)),
            FunctionOutput("t", #"{"RowKey":"1","A":true}"#),
        ]
        try await BindingApp.serving(bindings, "async () => {}") { (test) async throws in
            let function = try #require(test.host.app.function(named: "Act"))
            let services = BindingServices(
                connections: ConnectionServices(settings: Self.settings, remote: Remote()), localBlobs: test.host.blobs,
                hub: test.host.hub)
            var invocation = Invocation(of: function)
            invocation.input = #"{"n":1}"#
            let planner = OutputPlanner(services: services, logger: test.log.logger)
            let now = test.host.hub.now
            let deliveries = try planner.deliveries(for: outputs, of: function, at: now) { invocation.expressionContext(at: now) }
            let sent = deliveries.map { delivery in
                switch delivery {
                case .send(let texts, let queue, _): Sent(place: queue, texts: texts)
                case .sendEvents(let events, let hub, _):
                    Sent(place: hub, texts: events.map { String(decoding: $0.body, as: UTF8.self) })
                case .insert(let entities, let table, _): Sent(place: table, texts: entities.map { $0.json.text() })
                default: Sent(place: "elsewhere", texts: [])
                }
            }
            #expect(
                sent == [
                    Sent(place: "work-1", texts: ["text", #"{"a":1}"#]), Sent(place: "hub", texts: ["é"]),
                    Sent(place: "Rows", texts: [#"{"PartitionKey":"p","RowKey":"1","A":true}"#]),
                ])
        }
    }
}
