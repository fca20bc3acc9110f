import DurableCore
import FunctionApp
import HTTPClient

/// The activity behind `callHttp`: sends one request and gives back its answer, whatever the status. Waiting for the end of
/// what an answer of 202 began is the orchestrator's part.
struct DurableHTTPActivity: Sendable {
    /// By this name orchestrators schedule it; no function can have it.
    static let name = "BuiltIn::HttpActivity"

    private static let userAgent = HTTPHeader("User-Agent", "perdure")

    private let client: HTTPClient
    private let identity: ManagedIdentity
    private let targets: HTTPTargets
    private let limit: Duration?

    /// - Parameter limit: how long a request may take that itself allows more; nil for ever.
    init(settings: AppSettings, privateTargets: PrivateHTTPTargets, limit: Duration? = nil) {
        self.limit = limit
        let client = HTTPClient(environment: settings.values)
        self.client = client
        identity = ManagedIdentity(settings: settings, client: client)
        targets = .publicOnly { privateTargets.allows(host: $0, port: $1) }
    }

    /// Sends the request that is `input`, an object as `DurableHTTPRequest` reads it.
    ///
    /// - Throws: `ScriptUnavailable` when the task was cancelled.
    func run(_ input: Payload?) async throws(ScriptUnavailable) -> ActivityResult {
        do throws(DurableHTTPFailure) {
            let request = try DurableHTTPRequest(input)
            var token: String?
            if let resource = request.tokenResource { token = try await identity.token(for: resource) }
            return .returned(try await send(request, token: token).payload)
        } catch {
            if Task.isCancelled { throw .isolateLost(reason: "the HTTP request was cancelled") }
            return .threw(error.details)
        }
    }

    private func send(_ request: DurableHTTPRequest, token: String?) async throws(DurableHTTPFailure) -> HTTPClientResponse {
        var message = request.message(token: token, targets: targets)
        if let limit { message.timeout = min(limit, message.timeout ?? limit) }
        if message.headers.first(named: Self.userAgent.name) == nil { message.headers.append(Self.userAgent) }
        do {
            return try await client.send(message)
        } catch {
            throw Self.failure(error, of: request)
        }
    }

    /// Names method and URL, the latter without user and query, which may be secret.
    private static func failure(_ error: HTTPClientError, of request: DurableHTTPRequest) -> DurableHTTPFailure {
        let call = "\(request.method) \(request.url)"
        switch error {
        case .invalidRequest(let reason): return DurableHTTPFailure(.argument, "\(call) cannot be sent: \(reason).")
        case .refusedTarget:
            return DurableHTTPFailure(
                .request,
                "\(call) was not sent: \(error). '\(PrivateHTTPTargets.setting)' of host.json can allow the host.")
        case .failed, .timedOut, .connectTimedOut, .responseTooLarge, .tooManyRedirects, .cancelled:
            return DurableHTTPFailure(.request, "\(call) failed: \(error).")
        }
    }
}
