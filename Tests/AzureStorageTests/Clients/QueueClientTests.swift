import AzureStorage
import AzureTestKit
import DurableCore
import HTTPClient
import Testing

/// Our client with our endpoints; that these are the service's is shown by Tests/AzureConformance.
struct QueueClientTests {
    private let clock = ManualClock()
    private let server: StorageTestServer
    private let http = HTTPClient(environment: [:])

    init() { server = StorageTestServer(clock: clock) }

    private func queue(_ name: String = "work", encoding: QueueMessageEncoding = .base64) throws -> QueueClient {
        let account = try StorageConnectionString(server.connectionString)
        let connection = StorageConnection(
            client: http, endpoint: account.queueEndpoint, credential: account.credential, clock: clock)
        return QueueClient(name, connection, encoding: encoding)
    }

    @Test func messagesArePutTakenAndDeleted() async throws {
        let queue = try queue()
        try await queue.create()
        try await queue.create()
        try await queue.put("{\"a\":\"\u{E9}\u{7}\"}")
        #expect(try await server.queues.peek(1, in: "work", at: clock.now).first?.content == "eyJhIjoiw6kHIn0=")
        let message = try #require(try await queue.messages(limit: 16, heldFor: .seconds(600)).first)
        #expect(message.text == "{\"a\":\"\u{E9}\u{7}\"}")
        #expect(message.dequeueCount == 1)
        #expect(message.insertedAt == clock.now)
        #expect(message.visibleAt == clock.now + .seconds(600))
        #expect(message.expiresAt.iso8601(fractionDigits: 0) == "9999-12-31T23:59:59Z")
        #expect(try await queue.messages(limit: 16, heldFor: .seconds(600)).isEmpty)
        #expect(try await queue.approximateCount() == 1)
        #expect(try await queue.delete(message))
        #expect(try await queue.delete(message) == false)
        #expect(try await queue.approximateCount() == 0)
    }

    @Test func aMessageIsSeenAgainWhenItsTimeHasPassedAndTheOldHolderLearnsIt() async throws {
        let queue = try queue()
        try await queue.create()
        try await queue.put("once")
        let first = try #require(try await queue.messages(limit: 1, heldFor: .seconds(60)).first)
        clock.advance(by: .seconds(61))
        let second = try #require(try await queue.messages(limit: 1, heldFor: .seconds(60)).first)
        #expect(second.id == first.id)
        #expect(second.dequeueCount == 2)
        #expect(try await queue.update(first, heldFor: .seconds(60)) == nil)
        #expect(try await queue.delete(first) == false)
        #expect(try await queue.delete(second))
    }

    @Test func updatingProlongsAndReplaces() async throws {
        let queue = try queue()
        try await queue.create()
        try await queue.put("one")
        let taken = try #require(try await queue.messages(limit: 1, heldFor: .seconds(60)).first)
        clock.advance(by: .seconds(30))
        let renewed = try #require(try await queue.update(taken, heldFor: .seconds(60), text: "two"))
        #expect(renewed.visibleAt == clock.now + .seconds(60))
        #expect(renewed.popReceipt != taken.popReceipt)
        clock.advance(by: .seconds(45))
        #expect(try await queue.messages(limit: 1, heldFor: .seconds(60)).isEmpty)
        #expect(try await queue.update(renewed, heldFor: .zero) != nil)
        #expect(try await queue.peek(limit: 1).map(\.text) == ["two"])
    }

    @Test func delayedAndMortalMessages() async throws {
        let queue = try queue()
        try await queue.create()
        try await queue.put("later", visibleAfter: .milliseconds(9_500))
        try await queue.put("mortal", lifetime: .seconds(5))
        #expect(try await queue.peek(limit: 32).map(\.text) == ["mortal"])
        clock.advance(by: .seconds(9))
        #expect(try await queue.peek(limit: 32).isEmpty)
        clock.advance(by: .seconds(1))
        #expect(try await queue.peek(limit: 32).map(\.text) == ["later"])
    }

    @Test func withoutEncodingTextsStandAsTheyAre() async throws {
        let plain = try queue(encoding: .none)
        try await plain.create()
        try await plain.put("a < b & \r\n c")
        #expect(try await server.queues.peek(1, in: "work", at: clock.now).first?.content == "a < b & \r\n c")
        // Somebody else's text that is no Base64 is taken for what it is.
        #expect(try await queue().peek(limit: 1).map(\.text) == ["a < b & \r\n c"])
        await #expect(
            throws: StorageError.invalidArgument(
                operation: "putting a message into the queue 'work'",
                reason: "the text has control characters, which only the encoding base64 can carry")
        ) { try await plain.put("\u{7}") }
    }

    @Test func missingQueuesAreNamed() async throws {
        let error = await #expect(throws: StorageError.self) { try await queue("nobody").put("x") }
        #expect(error?.status == 404)
        #expect(error?.code == "QueueNotFound")
        #expect(
            "\(try #require(error))".contains(
                "putting a message into the queue 'nobody' was answered with status 404 QueueNotFound: "))
        #expect("\(try #require(error))".contains("(request "))
        #expect(try await queue("nobody").approximateCount() == nil)
    }

    @Test func aSignatureOpensWhatItIsFor() async throws {
        try await queue().create()
        func signed(_ permissions: String, _ expiry: Timestamp) -> QueueClient {
            let signature = SharedAccessSignature.queue("work", permissions: permissions, until: expiry, key: .development)
            return QueueClient(
                "work",
                StorageConnection(client: http, endpoint: server.queueEndpoint, credential: .signature(signature), clock: clock))
        }
        try await signed("a", clock.now + .seconds(60)).put("x")
        let refused = await #expect(throws: StorageError.self) { try await signed("a", clock.now + .seconds(60)).peek(limit: 1) }
        #expect(refused?.code == "AuthorizationPermissionMismatch")
        let late = await #expect(throws: StorageError.self) { try await signed("r", clock.now - .seconds(1)).peek(limit: 1) }
        #expect(late?.code == "AuthenticationFailed")
    }

    @Test func aClockThatIsWrongIsToldSo() async throws {
        let late = ManualClock(clock.now + .seconds(16 * 60))
        let connection = StorageConnection(
            client: http, endpoint: server.queueEndpoint, credential: .sharedKey(.development), clock: late)
        let error = await #expect(throws: StorageError.self) { try await QueueClient("work", connection).create() }
        #expect(error?.code == "AuthenticationFailed")
    }
}
