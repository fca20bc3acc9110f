import DurableCore
import DurableEngine
import FunctionApp
import Logging

/// Calls functions that timers and messages start, and logs that they ran.
struct TriggeredCalls: Sendable {
    let scripts: ScriptRuntime
    let client: ClientBinding
    let logger: Logger

    /// Why the function failed, which is logged; nil when it succeeded and its outputs are durable.
    ///
    /// - Parameter reason: why it is called, for the log.
    /// - Throws: `ScriptUnavailable` when it is not known how it ended.
    func call(
        _ function: FunctionDefinition, reason: String, _ configure: (inout Invocation) -> Void
    ) async throws(ScriptUnavailable) -> FailureDetails? {
        var invocation = Invocation(of: function)
        invocation.client = client
        configure(&invocation)
        let (name, id) = (function.name, invocation.id)
        logger.info("Executing 'Functions.\(name)' (Reason='\(reason)', Id=\(id))")
        let started = ContinuousClock.now
        var failure: FailureDetails?
        if case .failure(let thrown) = try await scripts.invoke(invocation) { failure = thrown.details }
        let duration = (ContinuousClock.now - started).microseconds / 1_000
        logger.info(
            "Executed 'Functions.\(name)' (\(failure == nil ? "Succeeded" : "Failed"), Id=\(id), Duration=\(duration)ms)")
        if let failure { logger.error("\(failure.stackTrace ?? failure.message)") }
        return failure
    }
}
