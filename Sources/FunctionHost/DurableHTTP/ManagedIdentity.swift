import FoundationEssentials
import FunctionApp
import HTTPClient
import JSONText

/// Tokens of the Azure managed identity that the app runs under, asked from the endpoint that its settings name.
///
/// A token is kept in memory until five minutes before it expires, and nowhere else.
actor ManagedIdentity {
    private typealias Answer = Result<Token, DurableHTTPFailure>

    private struct Token: Sendable {
        let text: String
        /// In seconds since 1970.
        let expiry: Double
    }

    private static let margin = 300.0
    private static let timeout = Duration.seconds(30)

    private let endpoint: IdentityEndpoint?
    private let client: HTTPClient
    private let now: @Sendable () -> Double
    private var tokens: [String: Token] = [:]
    private var pending: [String: Task<Answer, Never>] = [:]

    /// - Parameter now: seconds since 1970.
    init(
        settings: AppSettings, client: HTTPClient, now: @escaping @Sendable () -> Double = { Date().timeIntervalSince1970 }
    ) {
        endpoint = IdentityEndpoint(settings)
        self.client = client
        self.now = now
    }

    /// The token for a resource such as `https://management.core.windows.net`; the form of a scope, `…/.default`, is taken too.
    func token(for scope: String) async throws(DurableHTTPFailure) -> String {
        guard let endpoint else { throw IdentityEndpoint.missing }
        let resource = scope.hasSuffix("/.default") ? String(scope.dropLast("/.default".count)) : scope
        if let token = tokens[resource], now() < token.expiry - Self.margin { return token.text }
        let answer: Answer
        if let request = pending[resource] {
            answer = await request.value
        } else {
            // A task of its own: others wait for the same token when the one who asked first is cancelled.
            let request = Task { await fetch(endpoint, resource) }
            pending[resource] = request
            answer = await request.value
            pending[resource] = nil
            tokens[resource] = try? answer.get()
        }
        return try answer.get().text
    }

    private func fetch(_ endpoint: IdentityEndpoint, _ resource: String) async -> Answer {
        var request = endpoint.request(for: resource)
        request.timeout = Self.timeout
        do throws(HTTPClientError) {
            let response = try await client.send(request)
            return token(of: response).map(Answer.success) ?? .failure(Self.refused(resource, response))
        } catch {
            return .failure(
                DurableHTTPFailure(.authentication, "The managed identity endpoint gave no token for '\(resource)': \(error)."))
        }
    }

    private func token(of response: HTTPClientResponse) -> Token? {
        guard response.status == 200, let value = try? JSONParser.parse(response.body),
            let text = value["access_token"]?.stringValue, !text.isEmpty
        else { return nil }
        func seconds(_ name: String) -> Double? {
            value[name]?.doubleValue ?? value[name]?.stringValue.flatMap { Double($0) }
        }
        // A token that does not say how long it lasts is used once.
        return Token(text: text, expiry: seconds("expires_on") ?? seconds("expires_in").map { now() + $0 } ?? 0)
    }

    private static func refused(_ resource: String, _ response: HTTPClientResponse) -> DurableHTTPFailure {
        // The body of a 200 may have a token in it, whatever else is wrong with it.
        let reason = response.status == 200 ? "" : ": " + String(decoding: response.body.prefix(300), as: UTF8.self)
        return DurableHTTPFailure(
            .authentication,
            "The managed identity endpoint gave no token for '\(resource)', but answered with status \(response.status)\(reason)")
    }
}
