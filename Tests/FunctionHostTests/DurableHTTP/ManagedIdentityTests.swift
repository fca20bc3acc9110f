import FunctionApp
import HTTPClient
import HTTPTestKit
import Synchronization
import Testing

@testable import FunctionHost

/// Tokens of the managed identity.
struct ManagedIdentityTests {
    private static func identity(_ settings: [String: String], now: @escaping @Sendable () -> Double = { 0 }) -> ManagedIdentity {
        ManagedIdentity(settings: AppSettings(environment: settings), client: HTTPClient(environment: [:]), now: now)
    }

    private static func settings(_ server: TestServer) -> [String: String] {
        ["IDENTITY_ENDPOINT": "\(server.origin)/msi", "IDENTITY_HEADER": "proof", "MSI_ENDPOINT": "http://127.0.0.1:9"]
    }

    @Test func appServiceIsAskedInItsWay() async throws {
        let server = TestServer { _ in .answer(200, [], #"{"access_token":"T","expires_on":"1000"}"#) }
        let token = try await Self.identity(Self.settings(server)).token(for: "https://a.example/ä/.default")
        #expect(token == "T")
        let request = try #require(server.requests.first)
        #expect(request.target == "/msi?resource=https%3A%2F%2Fa.example%2F%C3%A4&api-version=2019-08-01")
        #expect(request.values(of: "X-IDENTITY-HEADER") == ["proof"])
    }

    @Test func theOlderEndpointIsAskedInItsWay() async throws {
        let server = TestServer { _ in .answer(200, [], #"{"access_token":"T"}"#) }
        let settings = ["MSI_ENDPOINT": "\(server.origin)/msi?x", "MSI_SECRET": "proof", "IDENTITY_HEADER": "other"]
        #expect(try await Self.identity(settings).token(for: "r") == "T")
        let request = try #require(server.requests.first)
        #expect(request.target == "/msi?x&resource=r&api-version=2017-09-01")
        #expect(request.values(of: "secret") == ["proof"])
    }

    @Test(arguments: [#""expires_on":"1000""#, #""expires_on":1000"#, #""expires_in":"1000""#])
    func aTokenIsKeptUntilFiveMinutesBeforeItsEnd(_ expiry: String) async throws {
        let server = TestServer { _ in .answer(200, [], #"{"access_token":"T",\#(expiry)}"#) }
        let clock = Mutex(0.0)
        let identity = Self.identity(Self.settings(server)) { clock.withLock { $0 } }
        _ = try await identity.token(for: "r")
        clock.withLock { $0 = 699 }
        _ = try await identity.token(for: "r")
        #expect(server.requests.count == 1)
        _ = try await identity.token(for: "other")
        #expect(server.requests.count == 2)
        clock.withLock { $0 = 700 }
        _ = try await identity.token(for: "r")
        #expect(server.requests.count == 3)
    }

    @Test func aTokenThatDoesNotSayItsEndIsNotKept() async throws {
        let server = TestServer { _ in .answer(200, [], #"{"access_token":"T"}"#) }
        let identity = Self.identity(Self.settings(server))
        for _ in 0..<2 { _ = try await identity.token(for: "r") }
        #expect(server.requests.count == 2)
    }

    @Test(arguments: [[:], ["IDENTITY_ENDPOINT": "http://x"], ["IDENTITY_HEADER": "x"], ["MSI_ENDPOINT": "x", "MSI_SECRET": ""]])
    func missingSettingsAreNamed(_ settings: [String: String]) async {
        let message =
            "A token of the managed identity was asked for, but the app has none: the settings IDENTITY_ENDPOINT and "
            + "IDENTITY_HEADER (or MSI_ENDPOINT and MSI_SECRET) are missing."
        await #expect(throws: DurableHTTPFailure(.authentication, message)) {
            _ = try await Self.identity(settings).token(for: "r")
        }
    }

    @Test(arguments: [
        (400, #"{"message":"no identity"}"#, #"400: {"message":"no identity"}"#), (200, #"{"access_token":""}"#, "200"),
        (200, "oops", "200"), (302, "", "302: "),
    ])
    func aRefusalIsToldWithItsStatus(_ status: Int, _ body: String, _ told: String) async {
        let server = TestServer { _ in .answer(status, [("Location", "/elsewhere")], body) }
        let message = "The managed identity endpoint gave no token for 'r', but answered with status \(told)"
        await #expect(throws: DurableHTTPFailure(.authentication, message)) {
            _ = try await Self.identity(Self.settings(server)).token(for: "r")
        }
        #expect(server.requests.count == 1)
    }

    @Test func manyAskOnlyOnce() async throws {
        let server = TestServer { _ in .answer(200, [], #"{"access_token":"T","expires_on":"1000"}"#) }
        let identity = Self.identity(Self.settings(server))
        try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<50 { group.addTask { try await identity.token(for: "r") } }
            for try await token in group { #expect(token == "T") }
        }
        #expect(server.requests.count == 1)
    }
}
