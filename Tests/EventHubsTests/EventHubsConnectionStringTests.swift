import EventHubs
import Testing

struct EventHubsConnectionStringTests {
    private static let text =
        "Endpoint=sb://Acme.servicebus.windows.net/;SharedAccessKeyName=send;SharedAccessKey=c2VjcmV0=;EntityPath=orders"

    @Test func aNamespaceIsReachedByItsKafkaEndpoint() throws {
        let connection = try EventHubsConnectionString(Self.text)
        #expect(connection.host == "acme.servicebus.windows.net")
        #expect(connection.entityPath == "orders")
        let settings = connection.kafkaSettings
        #expect(settings["bootstrap.servers"] == "acme.servicebus.windows.net:9093")
        #expect(settings["security.protocol"] == "SASL_SSL")
        #expect(settings["sasl.mechanism"] == "PLAIN")
        #expect(settings["sasl.username"] == "$ConnectionString")
        #expect(settings["sasl.password"] == Self.text)
    }

    @Test func librdkafkaTakesTheSettings() async throws {
        let settings = try EventHubsConnectionString(Self.text).kafkaSettings
        let consumer = try await EventHubConsumer(
            "orders", group: "$Default", settings: settings.merging(["bootstrap.servers": "127.0.0.1:1"]) { $1 })
        await consumer.close()
    }

    @Test func theEmulatorHasNoTLS() throws {
        let connection = try EventHubsConnectionString(
            "Endpoint=sb://localhost;SharedAccessKeyName=a;SharedAccessKey=b;UseDevelopmentEmulator=true;")
        #expect(connection.kafkaSettings["bootstrap.servers"] == "localhost:9092")
        #expect(connection.kafkaSettings["security.protocol"] == "SASL_PLAINTEXT")
    }

    @Test(
        arguments: [
            ("", .missing("Endpoint")),
            (
                "Endpoint=https://secret/;SharedAccessKeyName=a;SharedAccessKey=b",
                .invalid("Endpoint", "is not of the form sb://NAMESPACE/")
            ),
            ("Endpoint=sb://a/;SharedAccessKey=secret", .missing("SharedAccessKeyName")),
            ("Endpoint=sb://a/;SharedAccessKeyName=a", .missing("SharedAccessKey")),
            ("Endpoint=sb://a/;secret", .malformed(part: 2)),
            (
                "Endpoint=sb://a/;SharedAccessSignature=secret",
                .invalid("SharedAccessSignature", "is not taken: event hubs are reached with a key")
            ),
        ] as [(String, EventHubsConnectionStringError)])
    func whatIsWrongIsNamedWithoutItsValue(text: String, error: EventHubsConnectionStringError) {
        #expect(throws: error) { try EventHubsConnectionString(text) }
        #expect(!"\(error)".contains("secret"))
    }

    @Test func noTextOfAConnectionShowsTheKey() throws {
        let connection = try EventHubsConnectionString(Self.text)
        for text in ["\(connection)", String(reflecting: connection), "\([connection])"] { #expect(!text.contains("c2VjcmV0")) }
    }
}
