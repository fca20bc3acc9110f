import DurableCore
import DurableEngine
import Testing

@testable import FunctionHost

/// The host on a socket.
@Suite(.serialized) struct HTTPServerTests {
    /// Serves the fixture app on a free port.
    private static func serving(_ environment: [String: String] = [:], _ body: (RawClient) async throws -> Void) async throws {
        try await TestHost.serving(environment: environment, servesHTTP: true) { (test) async throws in
            try await body(client(of: test))
        }
    }

    private static func client(of test: TestHost) throws -> RawClient {
        RawClient(port: try #require(test.host.origin?.split(separator: ":").last.flatMap { UInt16($0) }))
    }

    private static let last = "GET /api/answer/text HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    private static let lastAnswer =
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 5\r\n\r\nplain"

    @Test(arguments: [
        ("GET /api/answer/none", "HTTP/1.1 204 No Content\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"),
        ("GET /api/answer/notModified", "HTTP/1.1 304 Not Modified\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"),
        ("GET /api/answer/throws", "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n"),
        ("GET /api/answer/early", "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n"),
        (
            "GET /api/answer/cookies",
            "HTTP/1.1 200 OK\r\nX-Many: 1\r\nX-Many: 2\r\nSet-Cookie: a=1; Path=/; HttpOnly\r\nSet-Cookie: b=x%20y; Max-Age=60\r\n"
                + "Content-Type: text/plain; charset=utf-8\r\nContent-Length: 1\r\n\r\nc"
        ),
        ("GET /nothing", "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"),
    ])
    func theConnectionGoesOnAfterEveryAnswer(_ request: String, _ answer: String) async throws {
        try await Self.serving { (client) async throws in
            let text = await client.send("\(request) HTTP/1.1\r\nHost: localhost\r\n\r\n\(Self.last)")
            #expect(text == answer + Self.lastAnswer)
        }
    }

    @Test func aHeadIsAnsweredWithoutItsBody() async throws {
        try await Self.serving { (client) async throws in
            let text = await client.send("HEAD /api/inspect/1 HTTP/1.1\r\nHost: localhost\r\n\r\n\(Self.last)")
            let parts = text.split(separator: "\r\n\r\n", omittingEmptySubsequences: false)
            #expect(parts.count == 3)
            #expect(parts[0].contains("Content-Length: ") && !parts[0].hasSuffix("Content-Length: 0"))
            #expect(parts[1].hasPrefix("HTTP/1.1 200 OK"))
        }
    }

    @Test func aBodyAboveTheLimitIsRefused() async throws {
        try await Self.serving(["FUNCTIONS_REQUEST_BODY_SIZE_LIMIT": "1000"]) { (client) async throws in
            let head = "POST /api/inspect/1 HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
            let refusal = "HTTP/1.1 413 Payload Too Large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
            // The answer does not wait for the body.
            #expect(await client.send(head + "1001\r\n\r\n") == refusal)
            #expect(await client.send(head + "1001\r\n\r\n" + String(repeating: "1", count: 1_001) + Self.last) == refusal)
            let chunked = head.replacing("Content-Length: ", with: "Transfer-Encoding: chunked\r\n\r\n")
            #expect(await client.send(chunked + "3e9\r\n" + String(repeating: "1", count: 1_001)) == refusal)
            let under = await client.send(head + "1000\r\n\r\n" + String(repeating: "1", count: 1_000) + Self.last)
            #expect(under.hasPrefix("HTTP/1.1 200 OK"))
        }
    }

    @Test func aClientThatAsksFirstIsToldWhetherItsBodyIsWanted() async throws {
        try await Self.serving(["FUNCTIONS_REQUEST_BODY_SIZE_LIMIT": "1000"]) { (client) async throws in
            let head = "POST /api/inspect/1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nExpect: 100-continue\r\n"
            let wanted = await client.send(head + "Content-Length: 1\r\n\r\n1")
            #expect(wanted.hasPrefix("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n"))
            let unwanted = await client.send(head + "Content-Length: 1001\r\n\r\n")
            #expect(unwanted.hasPrefix("HTTP/1.1 413 "))
        }
    }

    @Test func whatIsNoRequestStopsOnlyItsConnection() async throws {
        try await Self.serving { (client) async throws in
            #expect(await client.send("nonsense\r\n\r\n").hasPrefix("HTTP/1.1 400 Bad Request"))
            #expect(await client.send(Self.last) == Self.lastAnswer)
        }
    }

    @Test func withoutARouterNothingIsServedYet() async throws {
        let server = try await HTTPServer(address: "127.0.0.1", port: 0, limits: HTTPLimits(), logger: LogRecorder().logger)
        let text = await RawClient(port: UInt16(server.port)).send(Self.last)
        #expect(text == "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n")
        try await server.stop()
    }

    @Test func anAddressThatCannotBeListenedOnIsNamed() async throws {
        let logger = LogRecorder().logger
        let first = try await HTTPServer(address: "127.0.0.1", port: 0, limits: HTTPLimits(), logger: logger)
        await #expect(throws: HTTPServerError.portUnavailable(first.port)) {
            try await HTTPServer(address: "127.0.0.1", port: first.port, limits: HTTPLimits(), logger: logger)
        }
        try await first.stop()
        let error = await #expect(throws: HTTPServerError.self) {
            try await HTTPServer(address: "192.0.2.1", port: 80, limits: HTTPLimits(), logger: logger)
        }
        #expect(error?.description == "The host cannot listen on 192.0.2.1:80: Cannot assign requested address.")
    }

    @Test func itEndsWhenItsTaskIsCancelled() async throws {
        let server = try await HTTPServer(address: "127.0.0.1", port: 0, limits: HTTPLimits(), logger: LogRecorder().logger)
        let running = Task { try await server.run() }
        running.cancel()
        _ = await running.result
        let next = try await HTTPServer(
            address: "127.0.0.1", port: server.port, limits: HTTPLimits(), logger: LogRecorder().logger)
        try await next.stop()
    }

    /// Whatever stands in a request, the answer is about the request and not about the host.
    @Test func oddTargetsAreAnswered() async throws {
        try await Self.serving { (client) async throws in
            for target in [
                "/instances/%", "/instances/%zz", "/instances//x", "/instances/;", "/instances/x?%ff%00=%",
                "/instances/\(String(repeating: "%25", count: 9_000))",
            ] {
                let request = "GET \(TestHost.api)\(target) HTTP/1.1\r\nHost: localhost\r\n\r\n"
                let text = await client.send(request + Self.last)
                #expect(text == "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n" + Self.lastAnswer, "\(target)")
            }
            for request in [
                "GET \(TestHost.api)/instances/%ff HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET \(TestHost.api)/instances/%00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET \(TestHost.api)/entities/%C0%80/% HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET \(TestHost.api)/../../instances/x HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET \(TestHost.api)/instances/./x/.. HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET \(TestHost.api)/instances/é HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET \(TestHost.api)/instances/\u{0} HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "POST \(TestHost.api)/orchestrators/Echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
                "POST \(TestHost.api)/orchestrators/Echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n1",
                "GET \(TestHost.api)/instances HTTP/1.1\r\nHost: localhost\r\nx-ms-continuation-token: a\u{0}b\r\n\r\n",
            ] {
                #expect(await client.send(request + Self.last).hasPrefix("HTTP/1.1 400 Bad Request\r\n"), "\(request)")
            }
            #expect(await client.send(Self.last) == Self.lastAnswer)
        }
    }

    private static func follow(_ id: String) -> String {
        "GET \(TestHost.api)/instances/\(id)/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
    }

    @Test func aStreamIsSentAsItComesAndClosesTheConnection() async throws {
        try await TestHost.serving(servesHTTP: true) { (test) async throws in
            let client = try Self.client(of: test)
            _ = try await test.start("Waits", id: "x")
            async let streamed = client.send(Self.follow("x"))
            try await Self.poll { test.host.router.management.waiting.count == 1 }
            #expect(await test.post("\(TestHost.api)/instances/x/raiseEvent/Go", "1").status == 202)
            let text = await streamed
            #expect(
                text.hasPrefix(
                    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nCache-Control: no-store\r\n"))
            #expect(text.contains("\r\nConnection: close\r\n"))
            #expect(text.contains("\r\ntransfer-encoding: chunked\r\n"))
            #expect(text.contains("event: end\n"))
            #expect(text.hasSuffix("\r\n0\r\n\r\n"))
        }
    }

    @Test func nobodyWaitsAnyMoreForAClientThatIsGone() async throws {
        try await TestHost.serving(servesHTTP: true) { (test) async throws in
            _ = try await test.start("Waits", id: "x")
            let connection = try Self.client(of: test).connect()
            connection?.send(Self.follow("x"))
            _ = await connection?.received(until: "event: status")
            connection?.leave()
            try await Self.poll { test.host.router.management.waiting.count == 0 }
            // It is the client that left, not the instance that ended.
            #expect(try await test.host.hub.status(of: "x")?.status.isTerminal == false)
        }
    }

    @Test func theStopOfTheHostEndsStreams() async throws {
        let streamed = try await TestHost.serving(servesHTTP: true) { (test) async throws in
            let client = try Self.client(of: test)
            _ = try await test.start("Waits", id: "x")
            let streamed = Task { await client.send(Self.follow("x")) }
            try await Self.poll { test.host.router.management.waiting.count == 1 }
            return streamed
        }
        // Returning stops the host, which waits for its answers.
        #expect(await streamed.value.hasSuffix("\r\n0\r\n\r\n"))
    }

    /// Sixteen megabytes are more than the sockets hold.
    @Test(.timeLimit(.minutes(2))) func aClientThatDoesNotReadIsInNobodysWay() async throws {
        let connection = try await TestHost.serving(servesHTTP: true) { (test) async throws in
            let large = Payload(json: "\"" + String(repeating: "x", count: 16_000_000) + "\"")
            _ = try await test.start("Waits", id: "x", input: large)
            let connection = try #require(try Self.client(of: test).connect())
            connection.send(Self.follow("x"))
            #expect(await connection.received(until: "HTTP/1.1 200").hasPrefix("HTTP/1.1 200"))
            #expect(await test.run("Echo", "1").text == "1")
            return connection
        }
        // The host has stopped though the client still did not read.
        withExtendedLifetime(connection) {}
    }

    private static func poll(_ condition: () async throws -> Bool) async throws {
        while try await !condition() { await Task.yield() }
    }
}
