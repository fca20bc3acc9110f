import Testing

@testable import HTTPClient

/// What URLs mean.
struct HTTPURLTests {
    @Test(arguments: [
        ("http://a.example", "a.example", 80), ("HTTPS://A.Example./x", "a.example", 443),
        ("http://u:p@a.example:8080/?q#f", "a.example", 8080), ("http://[::1]:9/", "::1", 9), ("http://0x7f.1/", "127.0.0.1", 80),
        ("http://a.example/ä b", "a.example", 80),
    ])
    func hostAndPortAreThoseConnectedTo(_ text: String, _ host: String, _ port: Int) throws {
        let url = try HTTPURL(text)
        #expect(url.host == host)
        #expect(url.port == port)
    }

    @Test(arguments: [
        ("http://u:p@a.example:8080/x/y?code=secret#f", "http://a.example:8080/x/y"), ("https://a.example", "https://a.example/"),
        ("http://[::1]:80/", "http://[::1]/"), ("http://a.example:443/", "http://a.example:443/"),
    ])
    func theDescriptionHasNoSecrets(_ text: String, _ description: String) throws {
        #expect(try HTTPURL(text).description == description)
    }

    @Test(arguments: ["", "a.example", "/x", "http://", "ftp://a.example/", "file:///etc/passwd", "http://a b/", "http://a\0b/"])
    func whatIsNoSuchURLIsRefused(_ text: String) {
        let error = #expect(throws: HTTPClientError.self) { try HTTPURL(text) }
        guard case .invalidRequest(let reason)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason.hasPrefix("the URL"))
    }

    @Test(arguments: [
        ("/y", "http://a.example/y"), ("y?z", "http://a.example/b/y?z"), ("//c.example/", "http://c.example/"),
        ("https://c.example", "https://c.example/"), ("?z", "http://a.example/b/c?z"), ("../ü", "http://a.example/%c3%bc"),
    ])
    func locationsAreResolved(_ location: String, _ expected: String) throws {
        #expect(try HTTPURL("http://a.example/b/c?d").resolving(location)?.text == expected)
    }

    @Test func aLocationOfAnotherSchemeIsNone() throws {
        #expect(try HTTPURL("http://a.example/").resolving("ftp://a.example/") == nil)
    }
}
