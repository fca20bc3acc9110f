import AzureStorage
import HTTPClient
import HTTPTestKit
import Synchronization
import Testing

struct RetryTests {
    private let clock = ManualClock()

    private func queue(_ origin: String, attempts: Int = 5) -> QueueClient {
        QueueClient(
            "work",
            StorageConnection(
                client: HTTPClient(environment: [:]), endpoint: origin, credential: .sharedKey(.development),
                retries: RetryPolicy(attempts: attempts), clock: clock))
    }

    @Test func throttlingAndFaultsAreRetriedWithGrowingPauses() async throws {
        let shared = Counter()
        let server = TestServer { _ in
            switch shared.next() {
            case 1: .answer(503, [("x-ms-error-code", "ServerBusy")])
            case 2: .answer(500)
            case 3: .answer(408)
            default: .answer(201)
            }
        }
        try await queue(server.origin).put("x")
        #expect(clock.pauses == [.milliseconds(500), .seconds(1), .seconds(2)])
        #expect(server.requests.count == 4)
        // Every attempt is signed anew, since its time is.
        #expect(Set(server.requests.flatMap { $0.values(of: "x-ms-date") }).count > 1)
    }

    @Test func theServicesOwnPauseIsKept() async throws {
        let shared = Counter()
        let server = TestServer { _ in shared.next() == 1 ? .answer(429, [("Retry-After", "7")]) : .answer(201) }
        try await queue(server.origin).put("x")
        #expect(clock.pauses == [.seconds(7)])
    }

    @Test func thereIsALimitAndTheErrorSaysWhatTheServiceSaid() async throws {
        let server = TestServer { _ in
            .answer(
                503, [("x-ms-error-code", "ServerBusy"), ("x-ms-request-id", "abc")],
                "\u{FEFF}<?xml version=\"1.0\"?><Error><Code>ServerBusy</Code><Message>Busy.\nTime:1</Message></Error>")
        }
        let error = await #expect(throws: StorageError.self) { try await queue(server.origin, attempts: 3).put("x") }
        #expect(
            error
                == .refused(
                    operation: "putting a message into the queue 'work'", status: 503, code: "ServerBusy", message: "Busy.",
                    requestID: "abc"))
        #expect(server.requests.count == 3)
    }

    @Test func refusalsAreNotRetried() async throws {
        let server = TestServer { _ in .answer(403, [("x-ms-error-code", "AuthenticationFailed")]) }
        let error = await #expect(throws: StorageError.self) { try await queue(server.origin).create() }
        #expect(error?.code == "AuthenticationFailed")
        #expect(server.requests.count == 1)
        #expect(clock.pauses.isEmpty)
    }

    @Test func nobodyThereIsAnErrorOfItsOwn() async throws {
        let port = UnusedPort()
        let error = await #expect(throws: StorageError.self) {
            try await queue("http://127.0.0.1:\(port.number)", attempts: 2).create()
        }
        guard case .unreachable("creating the queue 'work'", .failed) = error else {
            return #expect(Bool(false), "\(error as Any)")
        }
        #expect(clock.pauses.count == 1)
    }

    @Test func answersThatAreNotUnderstoodAreErrors() async throws {
        let server = TestServer { _ in .answer(200, [], "<QueueMessagesList><QueueMessage/></QueueMessagesList>") }
        let error = await #expect(throws: StorageError.self) { try await queue(server.origin).peek(limit: 1) }
        #expect("\(error as Any)".contains("a message has no MessageId"))
    }
}

private final class Counter: Sendable {
    private let value = Mutex(0)
    func next() -> Int {
        value.withLock { value in
            value += 1
            return value
        }
    }
}
