import Testing

@testable import FunctionHost

/// Pages of other origins (host.md 2.4).
struct CORSPolicyTests {
    private static let settings =
        #"{"IsEncrypted":false,"Values":{},"Host":{"CORS":"https://a.example/, http://b.example:3000","CORSCredentials":true}}"#

    private static func origin(_ origin: String) -> [(name: String, value: String)] { [("origin", origin)] }

    private static func preflight(_ origin: String) -> [(name: String, value: String)] {
        [
            ("origin", origin), ("access-control-request-method", "PUT"),
            ("access-control-request-headers", "content-type,x-functions-key"),
        ]
    }

    @Test func aPreflightIsAnsweredByTheHost() async throws {
        try await TestHost.serving(files: ["local.settings.json": Self.settings]) { (test) async throws in
            let allowed = await test.call("OPTIONS", "/api/answer/text", headers: Self.preflight("https://A.example"))
            #expect(allowed.status == 204)
            #expect(
                allowed.headerLines == [
                    "Access-Control-Allow-Methods: PUT", "Access-Control-Allow-Headers: content-type,x-functions-key",
                    "Access-Control-Max-Age: 600", "Access-Control-Allow-Origin: https://A.example", "Vary: Origin",
                    "Access-Control-Allow-Credentials: true",
                ])
            let other = await test.call("OPTIONS", "/api/answer/text", headers: Self.preflight("https://c.example"))
            #expect(other.status == 204)
            #expect(other.headerLines == ["Vary: Origin"])
        }
    }

    @Test func everyAnswerSaysThatThePageMayReadIt() async throws {
        try await TestHost.serving(files: ["local.settings.json": Self.settings]) { (test) async throws in
            for (path, status) in [("/api/answer/text", 200), ("/api/nothing", 404), ("/api/answer/throws", 500), ("/x/..", 400)]
            {
                let answer = await test.call("GET", path, headers: Self.origin("http://b.example:3000"))
                #expect(answer.status == status)
                #expect(answer.header("Access-Control-Allow-Origin") == "http://b.example:3000", "\(path)")
                #expect(answer.header("Access-Control-Allow-Credentials") == "true")
            }
            let other = await test.call("GET", "/api/answer/text", headers: Self.origin("http://b.example"))
            #expect(other.header("Access-Control-Allow-Origin") == nil)
            let posted = await test.call("POST", "/api/answer/text", headers: Self.origin("https://a.example"))
            #expect(posted.status == 200)
            #expect(await test.call("POST", "/api/answer/text", headers: Self.origin("https://c.example")).status == 403)
        }
    }

    @Test func optionsOverrideTheFileAndAStarAllowsAllWithoutCredentials() async throws {
        try await TestHost.serving(
            files: ["local.settings.json": Self.settings], corsOrigins: ["*"]
        ) { (test) async throws in
            let answer = await test.call("POST", "/api/answer/text", headers: Self.origin("https://any.example"))
            #expect(answer.status == 200)
            #expect(answer.header("Access-Control-Allow-Origin") == "*")
            #expect(answer.header("Access-Control-Allow-Credentials") == nil)
            #expect(test.log.lines.contains { $0.hasPrefix("warning: CORS credentials are not allowed") })
        }
    }

    @Test func withoutCORSNothingIsSaidAndOptionsAreAnOrdinaryMethod() async throws {
        try await TestHost.serving { (test) async throws in
            let answer = await test.call("OPTIONS", "/api/answer/text", headers: Self.preflight("https://a.example"))
            #expect(answer.text == "plain")
            #expect(answer.header("Access-Control-Allow-Origin") == nil && answer.header("Vary") == nil)
            #expect(await test.call("OPTIONS", "/api/inspect/1", headers: Self.preflight("https://a.example")).status == 404)
        }
    }

    @Test func everyAnswerHasTheHeadersOfHostJSON() async throws {
        let host = """
            {"version":"2.0","extensions":{"durableTask":{"hubName":"HostTests"},"http":{"customHeaders":
            {"X-Content-Type-Options":"nosniff","Content-Type":"x/y"},"hsts":{"isEnabled":true,"maxAge":"10","includeSubDomains":true}}}}
            """
        try await TestHost.serving(files: ["host.json": host]) { (test) async throws in
            let answer = await test.get("/api/answer/text")
            #expect(answer.header("X-Content-Type-Options") == "nosniff")
            #expect(answer.headers.filter { $0.name == "Content-Type" }.map(\.value) == ["text/plain; charset=utf-8"])
            #expect(answer.header("Strict-Transport-Security") == "max-age=864000; includeSubDomains")
            #expect(await test.get("/api/nothing").header("X-Content-Type-Options") == "nosniff")
        }
    }
}
