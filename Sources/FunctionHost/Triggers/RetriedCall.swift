import DurableCore
import DurableEngine
import FunctionApp
import Logging

/// One run of a function with the retries of its policy (host.md 2.6).
struct RetriedCall: Sendable {
    let function: FunctionDefinition
    let clock: any HubClock
    let calls: TriggeredCalls

    /// Why the last run failed; nil when one succeeded.
    ///
    /// - Parameter sleep: false when the host is to stop.
    /// - Throws: `CancellationError` when the host stops before it is over.
    func run(
        reason: String, sleep: (Timestamp) async -> Bool, _ configure: (inout Invocation) -> Void
    ) async throws(CancellationError) -> FailureDetails? {
        var retry: Invocation.Retry?
        while let failure = await call(reason, retry, configure) {
            let count = (retry?.count ?? 0) + 1
            guard let policy = function.retry, policy.maxRetryCount.map({ count <= $0 }) ?? true else { return failure }
            guard await sleep(clock.now + policy.pause(before: count)) else { throw CancellationError() }
            retry = Invocation.Retry(count: count, maximum: policy.maxRetryCount, failure: failure)
        }
        return nil
    }

    private func call(
        _ reason: String, _ retry: Invocation.Retry?, _ configure: (inout Invocation) -> Void
    ) async -> FailureDetails? {
        do {
            return try await calls.call(function, reason: reason) { invocation in
                configure(&invocation)
                invocation.retry = retry
            }
        } catch {
            calls.logger.error("The function '\(function.name)' could not be run: \(error)")
            return FailureDetails(errorType: "ScriptUnavailable", message: "\(error)")
        }
    }
}
