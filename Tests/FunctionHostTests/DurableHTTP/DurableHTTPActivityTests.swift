import DurableCore
import FunctionApp
import HTTPTestKit
import JSONText
import Testing

@testable import FunctionHost

/// The activity behind `callHttp`, on a live server.
struct DurableHTTPActivityTests {
    private static func run(
        _ request: JSONValue, settings: [String: String] = [:], targets: PrivateHTTPTargets = .all
    ) async throws -> ActivityResult {
        let activity = DurableHTTPActivity(settings: AppSettings(environment: settings), privateTargets: targets)
        return try await activity.run(Payload(json: request.text()))
    }

    private static func failure(_ result: ActivityResult) -> FailureDetails? {
        if case .threw(let failure) = result { failure } else { nil }
    }

    @Test func theAnswerIsStatusHeadersAndContent() async throws {
        let headers = [
            ("Content-Type", "text/plain; charset=latin1"), ("Set-Cookie", "a"), ("set-cookie", "b"), ("SET-COOKIE", "c"),
        ]
        let server = TestServer { _ in .answer(404, headers, [0xE4]) }
        let result = try await Self.run(["uri": "\(server.origin)/"])
        #expect(
            result
                == .returned(
                    #"""
                    {"statusCode":404,"headers":{"Content-Length":"1","Content-Type":"text/plain; charset=latin1",\#
                    "Set-Cookie":["a","b","c"]},"content":"ä"}
                    """#))
        #expect(server.requests.first?.values(of: "User-Agent") == ["perdure"])
    }

    @Test func theRequestIsSentAsAsked() async throws {
        let server = TestServer { _ in .answer() }
        _ = try await Self.run([
            "method": "POST", "uri": "\(server.origin)/x?y=1", "content": "{}", "timeoutInMilliseconds": 60000,
            "headers": ["Content-Type": "application/json", "User-Agent": "mine", "X": ["1", "2"]],
        ])
        let request = try #require(server.requests.first)
        #expect(request.method == "POST")
        #expect(request.target == "/x?y=1")
        #expect(request.text == "{}")
        #expect(request.values(of: "Content-Type") == ["application/json"])
        #expect(request.values(of: "User-Agent") == ["mine"])
        #expect(request.values(of: "X") == ["1", "2"])
    }

    @Test func anAnswerOf202IsGivenBack() async throws {
        let server = TestServer { _ in .redirect(202, to: "/status") }
        let result = try await Self.run(["uri": .string(server.origin)])
        #expect(
            result == .returned(#"{"statusCode":202,"headers":{"Content-Length":"0","Location":"/status"},"content":""}"#))
        #expect(server.requests.count == 1)
    }

    @Test func aFailureNamesMethodAndURLWithoutSecrets() async throws {
        let port = UnusedPort()
        let result = try await Self.run([
            "method": "PUT", "uri": .string("http://user:word@127.0.0.1:\(port.number)/x?code=secret"),
        ])
        let failure = try #require(Self.failure(result))
        #expect(failure.errorType == "HttpRequestException")
        #expect(
            failure.message.hasPrefix(
                "PUT http://127.0.0.1:\(port.number)/x failed: Connection refused (Failed to connect to 127.0.0.1 port"))
        #expect(!failure.message.contains("secret") && !failure.message.contains("word"))
    }

    @Test func aTimeoutIsTold() async throws {
        let server = TestServer { _ in .silence }
        let result = try await Self.run(["uri": .string(server.origin), "timeoutInMilliseconds": 20])
        #expect(
            Self.failure(result)
                == FailureDetails(
                    errorType: "HttpRequestException",
                    message: "GET \(server.origin)/ failed: there was no complete answer within 0.02 seconds."))
    }

    @Test func aPrivateTargetIsRefusedUnlessTheSettingAllowsIt() async throws {
        let server = TestServer { _ in .answer(200, [], "here") }
        let request: JSONValue = ["uri": .string("http://127.0.0.1:\(server.port)/?q")]
        #expect(
            Self.failure(try await Self.run(request, targets: .none))
                == FailureDetails(
                    errorType: "HttpRequestException",
                    message: "GET http://127.0.0.1:\(server.port)/ was not sent: the host '127.0.0.1' has the loopback address "
                        + "127.0.0.1, and requests may only go to public addresses. "
                        + "'extensions.durableTask.httpSettings.allowPrivateTargets' of host.json can allow the host."))
        #expect(server.connectionCount == 0)
        let hosts = PrivateHTTPTargets.hosts([.init(name: "127.0.0.1", port: server.port)])
        #expect(Self.failure(try await Self.run(request, targets: hosts)) == nil)
    }

    @Test func aHeaderThatCannotBeSentIsNamed() async throws {
        let result = try await Self.run(["uri": "http://127.0.0.1:9/", "headers": ["A": "1\nB: 2"]])
        #expect(
            Self.failure(result)
                == FailureDetails(
                    errorType: "ArgumentException",
                    message: "GET http://127.0.0.1:9/ cannot be sent: the value of the header 'A' has a line end or a null in it."
                ))
    }

    @Test func aTokenOfTheIdentityGoesWithTheRequest() async throws {
        let identity = TestServer { _ in .answer(200, [], #"{"access_token":"T","expires_on":"1"}"#) }
        let server = TestServer { _ in .answer() }
        // The endpoint may be private, although targets may not.
        let result = try await Self.run(
            [
                "uri": .string("http://localhost:\(server.port)"),
                "tokenSource": ["kind": "AzureManagedIdentity", "resource": "https://r.example"],
            ],
            settings: ["IDENTITY_ENDPOINT": "\(identity.origin)/token", "IDENTITY_HEADER": "H"],
            targets: .hosts([.init(name: "localhost", port: nil)]))
        #expect(Self.failure(result) == nil)
        #expect(server.requests.first?.values(of: "Authorization") == ["Bearer T"])
    }

    @Test func aCancelledCallIsNoResult() async {
        let (arrivals, arrival) = AsyncStream.makeStream(of: Void.self)
        let server = TestServer { _ in
            arrival.finish()
            return .silence
        }
        let origin = server.origin
        let task = Task { try await Self.run(["uri": .string(origin)]) }
        for await _ in arrivals {}
        task.cancel()
        await #expect(throws: ScriptUnavailable.isolateLost(reason: "the HTTP request was cancelled")) {
            _ = try await task.value
        }
    }

    @Test func orchestratorsReachItByItsName() async throws {
        let server = TestServer { _ in .answer(200, [], "from outside") }
        let host = #"{"version":"2.0","extensions":{"durableTask":{"httpSettings":{"allowPrivateTargets":["127.0.0.1"]}}}}"#
        try await TestHost.serving(files: ["host.json": host]) { (test) async throws in
            let answer = await test.run("Calls", #"["BuiltIn::HttpActivity",{"uri":"\#(server.origin)"}]"#)
            #expect(
                answer.text == #"{"statusCode":200,"headers":{"Content-Length":"12"},"content":"from outside"}"#)
            let other = await test.run("Calls", #"["builtin::httpactivity",{}]"#)
            #expect(other.text.contains("The function 'builtin::httpactivity' doesn't exist"))
        }
    }
}
