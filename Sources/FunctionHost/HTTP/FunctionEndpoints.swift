import DurableCore
import FunctionApp
import Logging

/// Runs the functions that are started by requests (host.md 2.7).
struct FunctionEndpoints: Sendable {
    private let routes: RouteTable<FunctionDefinition>
    private let scripts: ScriptRuntime
    private let client: ClientBinding
    private let origin: String
    private let logger: Logger
    private let unwritable: @Sendable () -> StorageUnwritable?

    /// - Parameter unwritable: why the task hub takes no changes at present; nil when it takes them.
    init(
        app: FunctionApp, scripts: ScriptRuntime, client: ClientBinding, origin: String, logger: Logger,
        unwritable: @escaping @Sendable () -> StorageUnwritable?
    ) {
        self.unwritable = unwritable
        routes = app.routeTable()
        self.scripts = scripts
        self.client = client
        self.origin = origin
        self.logger = logger
    }

    typealias Match = RouteTable<FunctionDefinition>.Match

    /// nil when no function has such a route and method.
    func match(_ call: HTTPCall) -> Match? { routes.match(method: call.method, path: call.path) }

    /// What the function's `authLevel` says.
    func requirement(of match: Match) -> AccessRequirement {
        switch match.value.httpTrigger?.authLevel ?? .function {
        case .anonymous: .anonymous
        case .function, .user: .function(match.value.name)
        case .system: .system
        case .admin: .admin
        }
    }

    /// 500 when the function failed; 503 when it did while the task hub takes no changes.
    func answer(_ call: HTTPCall, _ match: Match) async throws -> HTTPAnswer {
        let name = match.value.name
        let logger = logger.of(LogCategory.function(name))
        var invocation = Invocation(of: match.value)
        invocation.request = Invocation.Request(
            call: call, url: call.url(origin: origin), parameters: match.parameters.map { ($0.name, $0.value) })
        invocation.client = client
        let reason = "This function was programmatically called via the host APIs."
        logger.info("Executing 'Functions.\(name)' (Reason='\(reason)', Id=\(invocation.id))")
        let started = ContinuousClock.now
        let answer = answer(try await scripts.invoke(invocation), of: name, logger)
        let ending = answer == nil ? "Failed" : "Succeeded"
        let duration = (ContinuousClock.now - started).microseconds / 1_000
        logger.info("Executed 'Functions.\(name)' (\(ending), Id=\(invocation.id), Duration=\(duration)ms)")
        if let answer { return answer }
        // It may have failed for want of just that, and a client that comes again may have it.
        return unwritable().map { .unwritable($0) } ?? .empty(500)
    }

    /// nil when the function failed, which is logged.
    private func answer(
        _ result: Result<Invocation.Outcome, ScriptFailure>, of name: String, _ logger: Logger
    ) -> HTTPAnswer? {
        switch result {
        case .failure(let failure):
            logger.error("\(failure.details.stackTrace ?? failure.details.message)")
            return nil
        case .success(let outcome):
            let response = outcome.response ?? .empty(204)
            // What is below 200 is no answer but the announcement of one.
            guard response.status >= 200 else {
                logger.error("The function '\(name)' answered with status \(response.status), which no response can have.")
                return nil
            }
            return response
        }
    }
}
