import HTTPTestKit
import Synchronization
import Testing

@testable import HTTPClient

/// Requests and answers on a live server.
struct HTTPClientTests {
    private let client = HTTPClient(environment: [:])

    private func send(
        _ method: String, _ url: String, headers: [HTTPHeader] = [], body: String? = nil
    ) async throws -> HTTPClientResponse {
        try await client.send(
            HTTPClientRequest(
                method, url, headers: headers, body: body.map { Array($0.utf8) }, timeout: .seconds(60), targets: .any))
    }

    private func get(_ url: String, headers: [HTTPHeader] = []) async throws -> HTTPClientResponse {
        try await send("GET", url, headers: headers)
    }

    @Test(arguments: [
        ("GET", "GET"), ("get", "GET"), ("POST", "POST"), ("PUT", "PUT"), ("patch", "PATCH"), ("DELETE", "DELETE"),
        ("OPTIONS", "OPTIONS"), ("PROPFIND", "PROPFIND"), ("m-Search", "m-Search"),
    ])
    func everyMethodIsSentWithAndWithoutABody(_ method: String, _ sent: String) async throws {
        let server = TestServer { _ in .answer(200, [], "ok") }
        #expect(try await send(method, "\(server.origin)/p?q=1").body == Array("ok".utf8))
        #expect(try await send(method, server.origin, body: "bödy").body == Array("ok".utf8))
        #expect(server.requests.map(\.method) == [sent, sent])
        #expect(server.requests.map(\.target) == ["/p?q=1", "/"])
        #expect(server.requests.map(\.text) == ["", "bödy"])
        #expect(server.requests[1].values(of: "Content-Length") == ["5"])
    }

    @Test func aHEADHasNoBodyEitherWay() async throws {
        let server = TestServer { _ in .text("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n") }
        let response = try await send("HEAD", server.origin)
        #expect(response == HTTPClientResponse(status: 200, headers: [HTTPHeader("Content-Length", "10")], body: []))
        #expect(server.requests.map(\.method) == ["HEAD"])
        await #expect(throws: HTTPClientError.invalidRequest("the method HEAD takes no body")) {
            _ = try await send("HEAD", server.origin, body: "x")
        }
    }

    @Test func bodiesAreBytes() async throws {
        let server = TestServer { .answer(200, [], $0.body) }
        let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let request = HTTPClientRequest("POST", server.origin, body: bytes, timeout: .seconds(60), targets: .any)
        #expect(try await client.send(request).body == bytes)
        let sent = try #require(server.requests.first)
        #expect(sent.values(of: "Expect") == [])
        #expect(sent.values(of: "Content-Type") == [])
    }

    @Test func headersAreSentInOrderAndRepeatedOnesToo() async throws {
        let server = TestServer { _ in .answer() }
        let headers = [
            HTTPHeader("X-B", "1"), HTTPHeader("X-A", "ä"), HTTPHeader("x-b", "2"), HTTPHeader("X-Empty", " "),
            HTTPHeader("Content-Length", "99"), HTTPHeader("Transfer-Encoding", "chunked"),
        ]
        _ = try await send("POST", server.origin, headers: headers, body: "12")
        let sent = try #require(server.requests.first)
        let own = sent.headers.filter { $0.name.lowercased().hasPrefix("x-") }
        #expect(own.map { "\($0.name)=\($0.value)" } == ["X-B=1", "X-A=ä", "x-b=2", "X-Empty="])
        #expect(sent.values(of: "Content-Length") == ["2"])
        #expect(sent.values(of: "Transfer-Encoding") == [])
        #expect(sent.text == "12")
    }

    @Test(arguments: [("X-A", "1\r\nX-B: 2"), ("X-A", "1\nX-B: 2"), ("X-A", "\0"), ("X A", "1"), ("", "1"), ("X:", "1")])
    func headersCannotSmuggleOthers(_ name: String, _ value: String) async {
        let server = TestServer { _ in .answer() }
        await #expect(throws: HTTPClientError.self) {
            _ = try await get(server.origin, headers: [HTTPHeader(name, value)])
        }
        #expect(server.connectionCount == 0)
    }

    @Test(arguments: ["", "GET /x", "G\r\n", "CONNECT"])
    func wrongMethodsAreRefused(_ method: String) async {
        await #expect(throws: HTTPClientError.self) { _ = try await send(method, "http://127.0.0.1:9/") }
    }

    @Test func headersOfTheAnswerComeAsReceived() async throws {
        let server = TestServer { _ in
            .text(
                """
                HTTP/1.1 103 Early Hints\r\nLink: <early>\r\n\r\nHTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\nX-A:  two words \r\n\
                set-cookie: b=2\r\nX-Empty:\r\nContent-Length: 0\r\n\r\n
                """)
        }
        let response = try await get(server.origin)
        #expect(
            response.headers == [
                HTTPHeader("Set-Cookie", "a=1"), HTTPHeader("X-A", "two words"), HTTPHeader("set-cookie", "b=2"),
                HTTPHeader("X-Empty", ""), HTTPHeader("Content-Length", "0"),
            ])
    }

    @Test func chunkedAnswersArePutTogetherWithoutTheirTrailers() async throws {
        let server = TestServer { _ in
            .text("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n4\r\ndefg\r\n0\r\nX-Late: 1\r\n\r\n")
        }
        let response = try await get(server.origin)
        #expect(response.body == Array("abcdefg".utf8))
        #expect(response.headers == [HTTPHeader("Transfer-Encoding", "chunked")])
    }

    @Test func gzipIsAskedForAndUnpacked() async throws {
        let packed: [UInt8] = [
            31, 139, 8, 0, 0, 0, 0, 0, 0, 3, 203, 72, 205, 201, 201, 87, 72, 175, 202, 44, 0, 0, 25, 106, 210, 223, 10, 0, 0, 0,
        ]
        let server = TestServer { _ in .answer(200, [("Content-Encoding", "gzip")], packed) }
        #expect(try await get(server.origin).body == Array("hello gzip".utf8))
        #expect(server.requests.first?.values(of: "Accept-Encoding") == ["gzip, deflate"])
    }

    @Test(arguments: [204, 400, 404, 500, 503])
    func everyStatusIsAnAnswer(_ status: Int) async throws {
        let server = TestServer { _ in .answer(status) }
        #expect(try await get(server.origin).status == status)
    }

    @Test func connectionsAreUsedAgain() async throws {
        let server = TestServer { _ in .answer() }
        for _ in 0..<5 { _ = try await get(server.origin) }
        #expect(server.connectionCount == 1)
    }

    @Test func manyAreUnderWayAtOnce() async throws {
        let count = 300
        let gate = Gate(count)
        let server = TestServer { request in
            gate.pass()
            return .answer(200, [], request.target)
        }
        try await withThrowingTaskGroup(of: (Int, [UInt8]).self) { group in
            for number in 0..<count {
                group.addTask { (number, try await get("\(server.origin)/\(number)").body) }
            }
            for try await (number, body) in group { #expect(body == Array("/\(number)".utf8)) }
        }
        #expect(server.connectionCount == count)
    }
}
