import FunctionApp
import Testing

@testable import FunctionHost

/// Clients that are slow, too large or not what they say, on a real socket: each gets its answer in time, and the others are
/// served.
@Suite(.serialized, .timeLimit(.minutes(2))) struct BadClientTests {
    private static func serving(
        _ http: String, files: [String: String] = [:], _ body: (RawClient) async throws -> Void
    ) async throws {
        let host = #"{"version":"2.0","extensions":{"durableTask":{"hubName":"HostTests"},"http":{\#(http)}}}"#
        try await TestHost.serving(files: files.merging(["host.json": host]) { $1 }, servesHTTP: true) { (test) async throws in
            let port = try #require(test.host.origin?.split(separator: ":").last)
            try await body(RawClient(port: try #require(UInt16(port))))
        }
    }

    private static func refusal(_ status: String) -> String {
        "HTTP/1.1 \(status)\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
    }

    private static let good = "GET /api/answer/text HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"

    private static func expectService(_ client: RawClient) async {
        #expect(await client.send(good).hasSuffix("\r\n\r\nplain"))
    }

    @Test func aSlowHeadIsCutOff() async throws {
        try await Self.serving(#""headerTimeout":"00:00:00.2""#) { (client) async throws in
            for part in ["", "GET /api/answer/text HTTP/1.1\r\nHost: loc"] {
                #expect(await client.send(part) == Self.refusal("408 Request Timeout"))
            }
            await Self.expectService(client)
        }
    }

    @Test func aSlowBodyIsCutOff() async throws {
        try await Self.serving(#""bodyGracePeriod":"00:00:00.2","minBodyRate":1000000"#) { (client) async throws in
            let head = "POST /api/inspect/1 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n"
            for part in ["", "12345"] {
                #expect(await client.send(head + part) == Self.refusal("408 Request Timeout"))
            }
            let whole = head.replacing("\r\n\r\n", with: "\r\nConnection: close\r\n\r\n") + String(repeating: "1", count: 1_000)
            #expect(await client.send(whole).hasPrefix("HTTP/1.1 200 OK"))
            // One that is refused for another reason is cut off as well, with the answer it has.
            let refused = await client.send(head.replacing("/api/inspect/1", with: "/nothing") + "12345")
            #expect(refused == "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
            await Self.expectService(client)
        }
    }

    @Test(arguments: [
        "GET /api/answer/text HTTP/1.1\r\nHost: localhost\r\nX-Large: \(String(repeating: "x", count: 10_000_000))\r\n\r\n",
        "GET /api/answer/text HTTP/1.1\r\nHost: localhost\r\n\(String(repeating: "X-Many: 1\r\n", count: 1_000_000))\r\n",
        "GET /\(String(repeating: "x", count: 100_000)) HTTP/1.1\r\nHost: localhost\r\n\r\n",
    ])
    func aHeadThatIsTooLargeIsRefused(_ request: String) async throws {
        try await Self.serving("") { (client) async throws in
            #expect(await client.send(request) == Self.refusal("431 Request Header Fields Too Large"))
            await Self.expectService(client)
        }
    }

    @Test(arguments: [
        "nonsense\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET / HTTP/1.1\r\nBad Name: x\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        "POST /api/inspect/1 HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "\u{16}\u{3}\u{1}\u{0}é",
    ])
    func whatIsNoRequestIsBad(_ request: String) async throws {
        try await Self.serving("") { (client) async throws in
            #expect(await client.send(request).hasPrefix("HTTP/1.1 400 Bad Request\r\n"), "\(request)")
            await Self.expectService(client)
        }
    }

    @Test func pathsAndNamesThatAreNotOursAreRefused() async throws {
        try await Self.serving("") { (client) async throws in
            for (target, host, status) in [
                ("/api/../admin/host/status", "localhost", "400 Bad Request"),
                ("/api/%2e%2e/admin", "localhost", "400 Bad Request"),
                ("/api/answer/text", "evil.example", "421 Misdirected Request"),
            ] {
                let answer = await client.send("GET \(target) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n")
                #expect(answer.hasPrefix("HTTP/1.1 \(status)\r\n"), "\(answer)")
            }
            await Self.expectService(client)
        }
    }

    private static let large = [
        "Large/function.json": """
        {"bindings": [{"name": "req", "type": "httpTrigger", "route": "large"}, {"name": "$return", "type": "http", "direction": "out"}]}
        """, "Large/index.js": "module.exports = async () => ({ body: 'x'.repeat(6 * 1024 * 1024) });",
    ]

    @Test func aClientThatDoesNotReadIsCutOff() async throws {
        try await Self.serving(#""answerTimeout":"00:00:00.4""#, files: Self.large) { (client) async throws in
            let request = "GET /api/large HTTP/1.1\r\nHost: localhost\r\n\r\n"
            let deaf = try #require(client.connect(receiveBuffer: 4_096))
            deaf.send(request)
            #expect(await deaf.isGone())
            // One that reads gets everything.
            let reader = try #require(client.connect())
            reader.send(request.replacing("\r\n\r\n", with: "\r\nConnection: close\r\n\r\n"))
            #expect(await reader.countOfRest() > 6 * 1024 * 1024)
            await Self.expectService(client)
        }
    }

    @Test func oneConnectionTooManyIsTold() async throws {
        try await Self.serving(#""maxConnections":3"#) { (client) async throws in
            var open: [RawClient.Connection] = []
            for _ in 0..<3 {
                let connection = try #require(client.connect())
                // The answer says that the host has taken the connection.
                connection.send(Self.good.replacing("Connection: close\r\n", with: ""))
                _ = await connection.received(until: "plain")
                open.append(connection)
            }
            #expect(await client.send("") == Self.refusal("503 Service Unavailable"))
            open.removeFirst().leave()
            while await !client.send(Self.good).hasSuffix("plain") { await Task.yield() }
            withExtendedLifetime(open) {}
        }
    }

    @Test func aFloodOfConnectionsIsDropped() async throws {
        try await Self.serving(#""maxConnections":2"#) { (client) async throws in
            var open: [RawClient.Connection] = []
            for _ in 0..<500 { if let connection = client.connect() { open.append(connection) } }
            #expect(open.count > 400)
            // Those that came too late are gone, and when the others are, everybody is served.
            #expect(await open[499].isGone())
            for connection in open { connection.leave() }
            open = []
            while await !client.send(Self.good).hasSuffix("plain") { await Task.yield() }
        }
    }

    @Test(arguments: [(512, 202), (513, 400), (100_000, 400)])
    func jsonMayBeNestedSoDeep(_ depth: Int, _ status: Int) async throws {
        try await TestHost.serving { (test) async throws in
            let body = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
            #expect(await test.post("\(TestHost.api)/orchestrators/Echo", body).status == status)
            // A function may take what it can: what is too deep for the engine fails there, and the host goes on.
            #expect([200, 500].contains(await test.post("/api/inspect/1", body).status))
            #expect(await test.post("/api/inspect/1", "[1]").status == 200)
        }
    }

    @Test func slowClientsHoldNobodyUp() async throws {
        try await Self.serving("") { (client) async throws in
            var slow: [RawClient.Connection] = []
            for number in 0..<200 {
                let connection = try #require(client.connect())
                connection.send(
                    number.isMultiple(of: 2)
                        ? "GET /api/answer/text HTTP/1.1\r\nHost: loc"
                        : "POST /api/inspect/1 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n1")
                slow.append(connection)
            }
            let clock = ContinuousClock()
            var times: [Duration] = []
            for _ in 0..<50 { times.append(await clock.measure { await Self.expectService(client) }) }
            times.sort()
            print("beside 200 slow clients: median \(times[25]), slowest \(times[49])")
            // The slow ones are cut off after five seconds at the earliest: nobody waited for that.
            #expect(times[49] < .seconds(5))
            withExtendedLifetime(slow) {}
        }
    }
}
