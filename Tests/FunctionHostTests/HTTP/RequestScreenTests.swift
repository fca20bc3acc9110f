import JSONText
import Testing

@testable import FunctionHost

/// Requests that nobody should answer.
struct RequestScreenTests {
    private static func screen(
        isLoopback: Bool = true, name: String? = nil, cors: [String] = []
    ) -> RequestScreen {
        RequestScreen(isLoopback: isLoopback, publicName: name, cors: CORSPolicy(origins: cors, allowsCredentials: false))
    }

    private static func call(_ method: String = "GET", _ path: String = "/", _ headers: (String, String)...) -> HTTPCall {
        HTTPCall(method: method, path: path, headers: headers.map { (name: $0.0, value: $0.1) })
    }

    @Test(arguments: [
        "localhost", "LocalHost:7071", "127.0.0.1", "127.9.8.7:80", "[::1]", "[::1]:7071", "public.example", "public.example:443",
        "PUBLIC.example", "localhost:65535",
    ])
    func ownNamesAreAnswered(_ host: String) {
        let screen = Self.screen(name: "public.example")
        #expect(screen.refusal(of: Self.call("GET", "/", ("host", host))) == nil)
    }

    @Test(arguments: [
        "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "192.168.0.1", "[::2]:80", "localhost:x", "",
        "public.example.evil", "xpublic.example", "localhost.", "localhost..", "localhost:7071:80", "localhost:99999",
        "localhost:-1",
        "localhost@evil.example", "evil.example@localhost", "evil.example#localhost", "localhost#.evil.example", "localhost/evil",
        "127.0.0.1.nip.io", "127.0.0", "127.1", "0x7f.0.0.1", "127.0.0.256", "127.0.0.1.1", "0.0.0.0", "[::]",
        "[::ffff:127.0.0.1]",
        "::1", "[::1", "[::1]x", "[::1].evil.example", "localhost, evil.example", "localhost evil.example",
        "localhost\0.evil.example",
        "ⓛocalhost", "loopback", "localhost.localdomain", "169.254.169.254", " localhost", "localhost\t", "[localhost]",
        "1.127.0.0.1",
    ])
    func othersAreMisdirected(_ host: String) throws {
        let answer = try #require(Self.screen(name: "public.example").refusal(of: Self.call("GET", "/", ("host", host))))
        #expect(answer.status == 421)
        #expect(try answer.json["Message"]?.stringValue?.contains("does not answer for '\(host)'") == true)
    }

    @Test func beyondLoopbackKeysDecide() {
        let call = Self.call("POST", "/", ("host", "any.example"), ("origin", "https://evil.example"))
        #expect(Self.screen(isLoopback: false).refusal(of: call) == nil)
    }

    @Test(
        arguments: [
            ("POST", "https://evil.example", 403), ("DELETE", "http://localhost.evil.example", 403), ("PUT", "null", 403),
            ("PATCH", "https://good.example.evil", 403), ("GET", "https://evil.example", nil),
            ("HEAD", "https://evil.example", nil),
            ("POST", "http://localhost:3000", nil), ("POST", "http://127.0.0.1:7071", nil), ("POST", "http://[::1]:7071", nil),
            ("POST", "https://good.example", nil), ("POST", "https://public.example", nil),
        ] as [(String, String, Int?)])
    func pagesOfOtherSitesMayOnlyRead(_ method: String, _ origin: String, _ status: Int?) {
        let screen = Self.screen(name: "public.example", cors: ["https://good.example"])
        let refusal = screen.refusal(of: Self.call(method, "/", ("host", "localhost:7071"), ("origin", origin)))
        #expect(refusal?.status == status)
        #expect(refusal == nil || refusal?.text.contains("'\(origin)'") == true)
    }

    /// What browsers say of who asks; `nil` is answered.
    private static let fetches: [(String, [(String, String)], Int?)] = {
        let page = ("sec-fetch-site", "cross-site")
        let (noCORS, cors, navigate) = (("sec-fetch-mode", "no-cors"), ("sec-fetch-mode", "cors"), ("sec-fetch-mode", "navigate"))
        func to(_ kind: String) -> (String, String) { ("sec-fetch-dest", kind) }
        func from(_ origin: String) -> (String, String) { ("origin", origin) }
        return [
            ("GET", [], nil), ("POST", [], nil), ("GET", [("sec-fetch-site", "none"), navigate, to("document")], nil),
            ("GET", [("sec-fetch-site", "same-origin"), noCORS, to("image")], nil),
            ("POST", [("sec-fetch-site", "same-origin"), cors, to("empty"), from("http://localhost:7071")], nil),
            ("GET", [("sec-fetch-site", "same-site"), noCORS, to("script")], nil),
            ("GET", [page, navigate, to("document")], nil), ("HEAD", [page, navigate, to("document")], nil),
            ("GET", [page, cors, to("empty"), from("http://127.0.0.1:3000")], nil),
            ("GET", [page, cors, to("empty"), from("https://good.example")], nil),
            ("POST", [page, cors, to("empty"), from("https://good.example")], nil),
            ("OPTIONS", [page, cors, to("empty"), from("https://evil.example")], nil),
            ("GET", [page, noCORS, to("image")], 403), ("GET", [page, noCORS, to("script")], 403),
            ("GET", [page, noCORS, to("style")], 403), ("GET", [page, noCORS, to("empty")], 403),
            ("GET", [page, noCORS, to("video")], 403), ("GET", [page, noCORS, to("font")], 403),
            ("GET", [page, navigate, to("iframe")], 403), ("GET", [page, navigate, to("frame")], 403),
            ("GET", [page, navigate, to("embed")], 403), ("GET", [page, navigate, to("object")], 403),
            ("POST", [page, navigate, to("document")], 403), ("DELETE", [page, navigate, to("document")], 403),
            ("POST", [page, navigate, to("document"), from("null")], 403), ("GET", [page], 403), ("HEAD", [page, noCORS], 403),
            ("GET", [("sec-fetch-site", "Cross-Site"), noCORS], 403), ("GET", [page, cors, to("empty"), from("null")], 403),
            ("GET", [page, cors, to("empty"), from("https://evil.example")], 403),
            ("GET", [page, navigate, to("document"), from("https://evil.example")], 403),
            ("PUT", [page, noCORS, from("https://evil.example")], 403), ("GET", [page, ("sec-fetch-mode", "websocket")], 403),
        ]
    }()

    @Test(arguments: fetches)
    func pagesOfOtherSitesGetNothingToShow(_ method: String, _ headers: [(String, String)], _ status: Int?) {
        let screen = Self.screen(name: "public.example", cors: ["https://good.example"])
        let all = [(name: "host", value: "localhost:7071")] + headers.map { (name: $0.0, value: $0.1) }
        let call = HTTPCall(method: method, path: "/", headers: all)
        #expect(screen.refusal(of: call)?.status == status)
        // Where keys decide, and where CORS lets everybody in, nobody is asked where they come from.
        #expect(Self.screen(isLoopback: false).refusal(of: call) == nil)
    }

    @Test(arguments: [
        "/api/%00", "/api/a%00b", "/%00/admin", "/api/%ff", "/api/%c0%ae%c0%ae/x", "/api/%c0%af", "/api/%e0%80%ae",
        "/api/%f0%80%80%ae",
        "/api/%ed%a0%80", "/api/%fe%ff", "/api/%c3", "/api/%80", "/api/%f5%80%80%80", "/api/x%C0%AE", "/api/%2e%00%2e",
    ])
    func pathsThatAreNoTextAreBad(_ path: String) {
        #expect(Self.screen().refusal(of: Self.call("GET", path))?.status == 400)
        #expect(Self.screen(isLoopback: false).refusal(of: Self.call("GET", path))?.status == 400)
    }

    @Test(arguments: [
        "/api/../admin", "/..", "/api/%2e%2e/x", "/api/%2E./x", "/api/..%2fadmin", "/api/a%5c..%5cb", "/api/./x", "/a/b/..",
        "/api/..\\x", "/api/x/..", "/%2e", "/%2e%2e", "/.%2e/x", "/%2E%2E%2F%2E%2E%2Fetc%2Fpasswd", "/api/%2e%2e%5cadmin",
        "//../x",
        "/api//..//x", "/api/..%2F..%2Fadmin", "\\..\\x", "/api/%5c..%5c", "/./admin", "/api/x/.", "/api/%2e/",
        "/api/../../../../etc/passwd",
        "/runtime/webhooks/durabletask/instances/..", "/runtime/webhooks/durabletask/instances/a/../b",
        "/admin/functions/..%2fkeys",
        "/api/%D8%82/../x",
    ])
    func pathsThatClimbAreBad(_ path: String) {
        #expect(Self.screen().refusal(of: Self.call("GET", path))?.status == 400)
        #expect(Self.screen(isLoopback: false).refusal(of: Self.call("GET", path))?.status == 400)
    }

    @Test(arguments: [
        "/", "/api/a..b", "/api/...", "/api/%252e%252e", "/api/.hidden", "/api/x.y", "//", "/api/%2e%2e%2e", "/api/..;/x",
        "/api/%25", "/api/%zz", "/api/%",
        "/api/%e2%82%ac", "/api/%C3%A9", "/api/%EF%BC%8E%EF%BC%8E/x", "/api/%252e%252e%252f", "/api/%u002e%u002e/x", "/api/a%20b",
    ])
    func dotsInNamesAreFine(_ path: String) {
        #expect(Self.screen().refusal(of: Self.call("GET", path)) == nil)
    }
}
