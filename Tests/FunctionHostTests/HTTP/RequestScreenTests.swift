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
    ])
    func ownNamesAreAnswered(_ host: String) {
        let screen = Self.screen(name: "public.example")
        #expect(screen.refusal(of: Self.call("GET", "/", ("host", host))) == nil)
    }

    @Test(arguments: [
        "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "192.168.0.1", "[::2]:80", "localhost:x", "",
        "public.example.evil",
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

    @Test(arguments: [
        "/api/../admin", "/..", "/api/%2e%2e/x", "/api/%2E./x", "/api/..%2fadmin", "/api/a%5c..%5cb", "/api/./x", "/a/b/..",
        "/api/..\\x",
    ])
    func pathsThatClimbAreBad(_ path: String) {
        #expect(Self.screen().refusal(of: Self.call("GET", path))?.status == 400)
        #expect(Self.screen(isLoopback: false).refusal(of: Self.call("GET", path))?.status == 400)
    }

    @Test(arguments: ["/", "/api/a..b", "/api/...", "/api/%252e%252e", "/api/.hidden", "/api/x.y", "//"])
    func dotsInNamesAreFine(_ path: String) {
        #expect(Self.screen().refusal(of: Self.call("GET", path)) == nil)
    }
}
