import HTTPTestKit
import Testing

@testable import HTTPClient

/// Where requests may go.
struct HTTPTargetsTests {
    private static func refusal(_ url: String, _ targets: HTTPTargets = .publicOnly) async -> HTTPClientError? {
        await #expect(throws: HTTPClientError.self) {
            _ = try await HTTPClient(environment: [:]).send(HTTPClientRequest(url, targets: targets))
        }
    }

    @Test(arguments: ["127.0.0.1", "127.1", "0x7f000001", "2130706433", "0177.0.0.1"])
    func loopbackIsRefusedInEveryNotation(_ host: String) async {
        let server = TestServer { _ in .answer() }
        let error = await Self.refusal("http://\(host):\(server.port)/")
        #expect(error == .refusedTarget(host: "127.0.0.1", address: "127.0.0.1", .loopback))
        #expect(server.connectionCount == 0)
    }

    @Test(arguments: ["localhost", "LOCALHOST"])
    func aNameThatResolvesToLoopbackIsRefused(_ host: String) async {
        let server = TestServer { _ in .answer() }
        guard case .refusedTarget("localhost", let address, .loopback)? = await Self.refusal("http://\(host):\(server.port)/")
        else {
            Issue.record("not refused")
            return
        }
        #expect(["127.0.0.1", "::1"].contains(address))
        #expect(server.connectionCount == 0)
    }

    @Test(arguments: [
        ("http://10.0.0.1/", AddressScope.private), ("http://169.254.169.254/metadata", .linkLocal),
        ("http://[::1]:9/", .loopback), ("http://[::ffff:10.0.0.1]/", .private), ("http://0.0.0.0:9/", .unspecified),
        ("http://224.0.0.1/", .multicast), ("https://[fd00::1]/", .private),
    ])
    func otherAddressesOfOneselfAreRefused(_ url: String, _ expected: AddressScope) async {
        guard case .refusedTarget(_, _, let scope)? = await Self.refusal(url) else {
            Issue.record("not refused")
            return
        }
        #expect(scope == expected)
    }

    @Test func theErrorNamesHostAndAddress() {
        let error = HTTPClientError.refusedTarget(host: "metadata.example", address: "169.254.169.254", .linkLocal)
        #expect(
            error.description
                == "the host 'metadata.example' has the link-local address 169.254.169.254, and requests may only go to public "
                + "addresses")
    }

    @Test func anExceptionIsAskedByHostAndPort() async throws {
        let server = TestServer { _ in .answer(200, [], "here") }
        let port = server.port
        let targets = HTTPTargets.publicOnly { $0 == "localhost" && $1 == port }
        let client = HTTPClient(environment: [:])
        let response = try await client.send(HTTPClientRequest("http://LocalHost:\(port)/", targets: targets))
        #expect(response.body == Array("here".utf8))
        let error = await Self.refusal("\(server.origin)/", targets)
        #expect(error == .refusedTarget(host: "127.0.0.1", address: "127.0.0.1", .loopback))
    }

    @Test func aConnectionThatIsOpenAlreadyIsRefusedToo() async throws {
        let server = TestServer { _ in .answer() }
        let client = HTTPClient(environment: [:])
        _ = try await client.send(HTTPClientRequest(server.origin, targets: .any))
        await #expect(throws: HTTPClientError.refusedTarget(host: "127.0.0.1", address: "127.0.0.1", .loopback)) {
            _ = try await client.send(HTTPClientRequest(server.origin, targets: .publicOnly))
        }
        #expect(server.requests.count == 1)
        #expect(server.connectionCount == 1)
    }

    @Test func everyRedirectIsChecked() async {
        let inside = TestServer { _ in .answer(200, [], "secret") }
        let origin = inside.origin
        let outside = TestServer { _ in .redirect(302, to: "\(origin)/metadata") }
        let port = outside.port
        let error = await Self.refusal(outside.origin, .publicOnly { $1 == port })
        #expect(error == .refusedTarget(host: "127.0.0.1", address: "127.0.0.1", .loopback))
        #expect(inside.connectionCount == 0)
    }

    @Test func throughAProxyTheTargetIsCheckedAndTheProxyIsNot() async throws {
        let proxy = TestServer { _ in .answer(200, [], "by proxy") }
        let client = HTTPClient(environment: ["http_proxy": proxy.origin])
        let response = try await client.send(HTTPClientRequest("http://a.example/x?y", targets: .publicOnly))
        #expect(response.body == Array("by proxy".utf8))
        #expect(proxy.requests.map(\.target) == ["http://a.example/x?y"])
        for host in ["127.0.0.1", "localhost", "a.localhost", "[::1]", "10.0.0.1"] {
            await #expect(throws: HTTPClientError.self, "\(host)") {
                _ = try await client.send(HTTPClientRequest("http://\(host)/", targets: .publicOnly))
            }
        }
        #expect(proxy.requests.count == 1)
    }
}

extension HTTPClientRequest {
    /// A GET that does not wait for ever.
    init(_ url: String, targets: HTTPTargets) {
        self.init("GET", url, timeout: .seconds(60), targets: targets)
    }
}
