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

    /// Ways to write an address of one's own, and where they lead. None gets as far as a connection.
    private static let disguises: [(String, AddressScope)] = [
        ("127.1", .loopback), ("127.0.1", .loopback), ("0x7f.1", .loopback), ("0x7F.0x0.0x0.0x1", .loopback),
        ("0177.1", .loopback),
        ("00000177.0.0.01", .loopback), ("017700000001", .loopback), ("0x7f000001", .loopback), ("2130706433", .loopback),
        ("127.0.0.1.", .loopback), ("127.0.0.1%2e", .loopback), ("%31%32%37.0.0.1", .loopback), ("127%2e0%2e0%2e1", .loopback),
        ("0", .unspecified), ("0x0", .unspecified), ("00", .unspecified), ("0.0.0.0", .unspecified), ("0.1", .unspecified),
        ("[::]", .unspecified), ("[::1]", .loopback), ("[0:0:0:0:0:0:0:1]", .loopback), ("[0000:0000::0001]", .loopback),
        ("[::ffff:127.0.0.1]", .loopback), ("[::ffff:7f00:1]", .loopback), ("[0:0:0:0:0:ffff:7f00:0001]", .loopback),
        ("[::127.0.0.1]", .loopback), ("[::7f00:1]", .loopback), ("[::ffff:0:127.0.0.1]", .loopback),
        ("[64:ff9b::127.0.0.1]", .loopback), ("[64:ff9b::a9fe:a9fe]", .linkLocal), ("[64:ff9b:1::a00:1]", .private),
        ("[2002:7f00:0001::]", .loopback), ("[2002:a9fe:a9fe::1]", .linkLocal), ("[2002:c0a8:1::1]", .private),
        ("[2001:0:4136:e378:8000:63bf:f5ff:fffe]", .reserved), ("[2001::]", .reserved),
        ("10.1", .private), ("0xa000001", .private), ("167772161", .private), ("012.0.0.1", .private), ("172.16.1", .private),
        ("0xac.0x10.0.1", .private), ("192.168.1", .private), ("0xc0a80001", .private), ("3232235521", .private),
        ("100.64.0.1", .private), ("100.100.100.200", .private), ("192.0.0.192", .private), ("198.18.0.1", .private),
        ("169.254.169.254", .linkLocal), ("169.254.43518", .linkLocal), ("0xa9fea9fe", .linkLocal), ("2852039166", .linkLocal),
        ("0251.0376.0251.0376", .linkLocal), ("169.254.169.254.", .linkLocal), ("[fe80::1]", .linkLocal),
        ("[::ffff:169.254.169.254]", .linkLocal), ("[fd00:ec2::254]", .private), ("[fc00::1]", .private), ("[fec0::1]", .private),
        ("168.63.129.16", .platform), ("0xa83f8110", .platform), ("[::ffff:168.63.129.16]", .platform),
        ("224.0.0.1", .multicast), ("[ff02::1]", .multicast), ("255.255.255.255", .reserved), ("4294967295", .reserved),
        ("240.0.0.1", .reserved), ("192.0.2.1", .reserved), ("user:password@127.0.0.1", .loopback),
        ("8.8.8.8@127.0.0.1", .loopback),
        ("8.8.8.8:80@127.0.0.1", .loopback), ("8.8.8.8%23@127.0.0.1", .loopback), ("a.example%2f@[::1]", .loopback),
        ("①②⑦.0.0.1", .loopback), ("１２７.0.0.1", .loopback), ("127。0。0。1", .loopback),
    ]

    @Test(arguments: disguises)
    func anAddressOfOneselfIsKnownInEveryDisguise(_ host: String, _ scope: AddressScope) async {
        let server = TestServer { _ in .answer(200, [], "secret") }
        switch await Self.refusal("http://\(host):\(server.port)/") {
        case .refusedTarget(_, _, let found): #expect(found == scope)
        // Some are no host at all, or names that nothing is known of.
        case .invalidRequest, .failed: #expect(host.contains { !$0.isASCII || $0 == "%" } || host.hasSuffix("."), "\(host)")
        case let other: Issue.record("\(host): \(String(describing: other))")
        }
        #expect(server.connectionCount == 0)
    }

    @Test(arguments: [
        "[fe80::1%25lo]", "[::1%25lo]", "[fe80::1%lo]", "[::1%2]", "[::1%25]", "127.0.0.1%25lo", "[v1.127]", "[127.0.0.1]",
    ])
    func zonesAndBracketsLeadNowhere(_ host: String) async {
        let server = TestServer { _ in .answer(200, [], "secret") }
        #expect(await Self.refusal("http://\(host):\(server.port)/") != nil)
        #expect(server.connectionCount == 0)
    }

    @Test(arguments: [
        ["127.0.0.1"], ["::1"], ["::ffff:127.0.0.1"], ["127.0.0.1", "::1"], ["127.0.0.1", "169.254.169.254"], ["10.0.0.1"],
        ["169.254.169.254"], ["168.63.129.16"], ["64:ff9b::7f00:1"], ["2002:7f00:1::"], ["0.0.0.0"], ["::"], ["fe80::1"],
    ])
    func aNameIsJudgedByTheAddressesThatAreConnectedTo(_ addresses: [String]) async {
        let server = TestServer { _ in .answer(200, [], "secret") }
        let client = HTTPClient(environment: [:], connectTimeout: .seconds(5), addresses: ["good.example": addresses])
        let url = "http://good.example:\(server.port)/"
        let error = await #expect(throws: HTTPClientError.self) {
            _ = try await client.send(HTTPClientRequest(url, targets: .publicOnly))
        }
        guard case .refusedTarget("good.example", _, _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(server.connectionCount == 0)
    }

    @Test func ofSeveralAddressesOnlyPublicOnesAreTried() async throws {
        let server = TestServer { _ in .answer(200, [], "here") }
        // Documentation addresses are no place to go to either, so whatever happens nothing is connected to.
        let client = HTTPClient(
            environment: [:], connectTimeout: .milliseconds(300), addresses: ["both.example": ["11.0.0.1", "127.0.0.1"]])
        let url = "http://both.example:\(server.port)/"
        await #expect(throws: HTTPClientError.self) { _ = try await client.send(HTTPClientRequest(url, targets: .publicOnly)) }
        #expect(server.connectionCount == 0)
        // The control: the same name, for a request that may go anywhere.
        let other = HTTPClient(environment: [:], addresses: ["both.example": ["127.0.0.1"]])
        let response = try await other.send(HTTPClientRequest(url, targets: .any))
        #expect(response.body == Array("here".utf8))
    }

    @Test(arguments: [
        "http://127.0.0.1:PORT/x", "//127.0.0.1:PORT/x", "http://0x7f.1:PORT/x", "http://[::ffff:127.0.0.1]:PORT/x",
        "http://inside.example:PORT/x", "http:\\\\127.0.0.1:PORT\\x", "http://a@127.0.0.1:PORT/",
    ])
    func redirectsLeadNowhereElse(_ location: String) async {
        let inside = TestServer { _ in .answer(200, [], "secret") }
        let target = location.replacing("PORT", with: "\(inside.port)")
        let outside = TestServer { _ in .redirect(302, to: target) }
        let client = HTTPClient(environment: [:], addresses: ["inside.example": ["127.0.0.1"]])
        let port = outside.port
        let targets = HTTPTargets.publicOnly { $1 == port }
        // It fails, or what curl does not take for an address is given back as the answer it is.
        let response = try? await client.send(HTTPClientRequest(outside.origin, targets: targets))
        #expect(response.map { $0.status == 302 } ?? true)
        #expect(inside.connectionCount == 0)
        #expect(outside.requests.count == 1)
    }

    @Test(arguments: [
        "file:///etc/passwd", "gopher://127.0.0.1/", "ftp://127.0.0.1/", "dict://127.0.0.1:11211/", "unix:/x", "javascript:1",
    ])
    func otherSchemesAreNone(_ url: String) async {
        guard case .invalidRequest? = await Self.refusal(url) else {
            Issue.record("not refused")
            return
        }
        // Nor does a redirect lead to one.
        let outside = TestServer { _ in .redirect(302, to: url) }
        let response = try? await HTTPClient(environment: [:]).send(HTTPClientRequest(outside.origin, targets: .any))
        #expect(response?.status == 302)
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
