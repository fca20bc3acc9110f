import DurableCore
import DurableEngine
import FunctionApp
import Logging

/// Calls functions that timers and messages start, and logs that they ran.
struct TriggeredCalls: Sendable {
    let scripts: ScriptRuntime
    let client: ClientBinding
    let logger: Logger

    /// Why the function failed, which is logged; nil when it succeeded and what it puts out is durable.
    ///
    /// - Parameter reason: why it is called, for the log.
    /// - Throws: `ScriptUnavailable` when it is not known how it ended.
    func call(
        _ function: FunctionDefinition, reason: String, _ configure: (inout Invocation) -> Void
    ) async throws(ScriptUnavailable) -> FailureDetails? {
        let result = try await logged(function, reason, configure) { invocation async throws(ScriptUnavailable) in
            try await scripts.invoke(invocation)
        }
        return if case .failure(let thrown) = result { thrown.details } else { nil }
    }

    /// What the function puts out, for the caller to commit with what it was called for; nil when it failed, which is logged.
    ///
    /// - Throws: `ScriptUnavailable` when it is not known how it ended.
    func effects(
        of function: FunctionDefinition, reason: String, _ configure: (inout Invocation) -> Void
    ) async throws(ScriptUnavailable) -> [Write]? {
        let result = try await logged(function, reason, configure) { invocation async throws(ScriptUnavailable) in
            try await scripts.run(invocation)
        }
        return if case .success(let outcome) = result { outcome.effects } else { nil }
    }

    private func logged(
        _ function: FunctionDefinition, _ reason: String, _ configure: (inout Invocation) -> Void,
        _ run: (Invocation) async throws(ScriptUnavailable) -> Result<Invocation.Outcome, ScriptFailure>
    ) async throws(ScriptUnavailable) -> Result<Invocation.Outcome, ScriptFailure> {
        var invocation = Invocation(of: function)
        invocation.client = client
        configure(&invocation)
        let (name, id) = (function.name, invocation.id)
        let logger = logger.of(LogCategory.function(name))
        logger.info("Executing 'Functions.\(name)' (Reason='\(reason)', Id=\(id))")
        let started = ContinuousClock.now
        let result = try await run(invocation)
        let failure: FailureDetails? = if case .failure(let thrown) = result { thrown.details } else { nil }
        let duration = (ContinuousClock.now - started).microseconds / 1_000
        logger.info(
            "Executed 'Functions.\(name)' (\(failure == nil ? "Succeeded" : "Failed"), Id=\(id), Duration=\(duration)ms)")
        if let failure { logger.error("\(failure.stackTrace ?? failure.message)") }
        return result
    }
}
