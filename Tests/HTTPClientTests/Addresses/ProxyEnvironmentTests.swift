import Testing

@testable import HTTPClient

/// Which proxy the environment means.
struct ProxyEnvironmentTests {
    private static let cases: [([String: String], String, String?)] = [
        ([:], "http://a.example/", nil),
        (["http_proxy": "p:1"], "http://a.example/", "p:1"),
        (["http_proxy": "p:1"], "https://a.example/", nil),
        (["HTTP_PROXY": "p:1"], "http://a.example/", nil),
        (["HTTPS_PROXY": "p:1"], "https://a.example/", "p:1"),
        (["https_proxy": "p:2", "HTTPS_PROXY": "p:1"], "https://a.example/", "p:2"),
        (["ALL_PROXY": "p:1"], "http://a.example/", "p:1"),
        (["ALL_PROXY": "p:1", "http_proxy": ""], "http://a.example/", nil),
        (["all_proxy": "p:1", "no_proxy": "*"], "http://a.example/", nil),
        (["all_proxy": "p:1", "no_proxy": "a.example"], "http://A.Example/", nil),
        (["all_proxy": "p:1", "NO_PROXY": "x, .example."], "http://a.example/", nil),
        (["all_proxy": "p:1", "no_proxy": "example"], "http://aexample/", "p:1"),
        (["all_proxy": "p:1", "no_proxy": "b.a.example"], "http://a.example/", "p:1"),
        (["all_proxy": "p:1", "no_proxy": "10.0.0.0/8"], "http://10.1.2.3/", nil),
        (["all_proxy": "p:1", "no_proxy": "10.0.0.0/8"], "http://11.1.2.3/", "p:1"),
        (["all_proxy": "p:1", "no_proxy": "10.1.2.3"], "http://10.1.2.3/", nil),
        (["all_proxy": "p:1", "no_proxy": "2.3"], "http://10.1.2.3/", "p:1"),
        (["all_proxy": "p:1", "no_proxy": "[::1]"], "http://[::1]/", nil),
        (["all_proxy": "p:1", "no_proxy": "10.0.0.0/x"], "http://10.1.2.3/", "p:1"),
    ]

    @Test(arguments: cases)
    func theVariablesAreReadByTheRulesOfCurl(_ environment: [String: String], _ url: String, _ proxy: String?) throws {
        #expect(ProxyEnvironment(environment).proxy(for: try HTTPURL(url)) == proxy)
    }
}
