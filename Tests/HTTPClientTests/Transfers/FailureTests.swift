import HTTPTestKit
import Testing

@testable import HTTPClient

/// Requests that get no answer.
struct FailureTests {
    private static func failure(
        _ url: String, timeout: Duration = .seconds(60), limit: Int = 100 << 20
    ) async -> HTTPClientError? {
        await #expect(throws: HTTPClientError.self) {
            let client = HTTPClient(environment: [:], responseLimit: limit)
            _ = try await client.send(HTTPClientRequest("GET", url, timeout: timeout, targets: .any))
        }
    }

    @Test func aServerThatNeverAnswersTimesOut() async {
        let server = TestServer { _ in .silence }
        let error = await Self.failure(server.origin, timeout: .milliseconds(50))
        #expect(error == .timedOut(.milliseconds(50)))
        #expect(error?.description == "there was no complete answer within 0.05 seconds")
    }

    @Test func theTimeoutIsForAllRedirectsTogether() async {
        let server = TestServer { $0.target == "/" ? .redirect(302, to: "/x") : .silence }
        #expect(await Self.failure(server.origin, timeout: .milliseconds(200)) == .timedOut(.milliseconds(200)))
    }

    @Test func aConnectionThatDoesNotComeAboutTimesOutEarlier() async {
        let server = TestServer { _ in .close }
        let client = HTTPClient(environment: [:], connectTimeout: .milliseconds(50))
        let error = await #expect(throws: HTTPClientError.self) {
            // The server waits for the end of a head and never greets back.
            _ = try await client.send(HTTPClientRequest("https://127.0.0.1:\(server.port)/", targets: .any))
        }
        #expect(error == .connectTimedOut(.milliseconds(50)))
    }

    @Test func noTimeAtAllIsATimeout() async {
        #expect(await Self.failure("http://127.0.0.1:9/", timeout: .zero) == .timedOut(.zero))
    }

    @Test func aClosedPortIsNamedWithItsReason() async {
        let port = UnusedPort()
        guard case .failed(let reason)? = await Self.failure("http://127.0.0.1:\(port.number)/") else {
            Issue.record("no failure")
            return
        }
        #expect(reason.hasPrefix("Connection refused (Failed to connect to 127.0.0.1 port \(port.number)"))
    }

    @Test func aNameThatDoesNotExistIsNamed() async {
        guard case .failed(let reason)? = await Self.failure("http://nowhere.invalid/") else {
            Issue.record("no failure")
            return
        }
        #expect(reason.contains("nowhere.invalid"))
    }

    @Test func aConnectionClosedWithoutAnAnswerIsTold() async {
        let server = TestServer { _ in .close }
        #expect(await Self.failure(server.origin) == .failed("Empty reply from server"))
    }

    @Test func anAnswerThatIsNoHTTPIsTold() async {
        let server = TestServer { _ in .text("220 mail\r\n\r\n") }
        guard case .failed? = await Self.failure(server.origin) else {
            Issue.record("no failure")
            return
        }
    }

    @Test func anAnswerUpToTheLimitIsTakenAndALongerOneIsNot() async throws {
        let head = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n"
        let server = TestServer { _ in .text(head + String(repeating: "x", count: 100)) }
        let client = HTTPClient(environment: [:], responseLimit: head.utf8.count + 100)
        #expect(try await client.send(HTTPClientRequest(server.origin, targets: .any)).body.count == 100)
        let limit = head.utf8.count + 99
        #expect(await Self.failure(server.origin, limit: limit) == .responseTooLarge(limit: limit))
    }

    @Test func headersAloneCanBeTooMuch() async {
        let server = TestServer { _ in .answer(200, [("X", String(repeating: "x", count: 2000))]) }
        #expect(await Self.failure(server.origin, limit: 1000) == .responseTooLarge(limit: 1000))
    }

    @Test func cancellingTheTaskAbortsTheTransfer() async {
        let (arrivals, arrival) = AsyncStream.makeStream(of: Void.self)
        let (ends, end) = AsyncStream.makeStream(of: Void.self)
        let server = TestServer { _ in
            arrival.finish()
            return .silence
        }
        server.onEnd { end.finish() }
        let client = HTTPClient(environment: [:])
        let origin = server.origin
        let task = Task { try await client.send(HTTPClientRequest(origin, targets: .any)) }
        for await _ in arrivals {}
        task.cancel()
        await #expect(throws: HTTPClientError.cancelled) { _ = try await task.value }
        // The server sees the connection closed.
        for await _ in ends {}
    }

    @Test func aCancelledTaskSendsNothing() async {
        let server = TestServer { _ in .answer() }
        let origin = server.origin
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await HTTPClient(environment: [:]).send(HTTPClientRequest(origin, targets: .any))
        }
        await #expect(throws: HTTPClientError.cancelled) { _ = try await task.value }
        #expect(server.connectionCount == 0)
    }
}
