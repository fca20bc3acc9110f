import DurableCore
import DurableEngine
import FunctionApp
import Logging

/// One run of a function with the retries of its policy (host.md 2.6).
struct RetriedCall: Sendable {
    let function: FunctionDefinition
    let calls: TriggeredCalls

    /// What the last run came to.
    enum End: Sendable {
        case succeeded, failed
        /// It is not known how it ended.
        case unavailable(ScriptUnavailable)
    }

    /// Runs it until it succeeds or the policy says that it is enough.
    ///
    /// - Parameter sleep: false when the host is to stop.
    /// - Throws: `CancellationError` when the host stops before it is over.
    func run(
        reason: String, sleep: (Duration) async -> Bool, _ configure: (inout Invocation) -> Void
    ) async throws(CancellationError) -> End {
        var retry: Invocation.Retry?
        while true {
            let failure: FailureDetails
            let end: End
            do {
                let thrown = try await calls.call(function, reason: reason) { invocation in
                    configure(&invocation)
                    invocation.retry = retry
                }
                guard let thrown else { return .succeeded }
                (failure, end) = (thrown, .failed)
            } catch {
                calls.logger.error("The function '\(function.name)' could not be run: \(error)")
                (failure, end) = (FailureDetails(errorType: "ScriptUnavailable", message: "\(error)"), .unavailable(error))
            }
            let count = (retry?.count ?? 0) + 1
            guard let policy = function.retry, policy.maxRetryCount.map({ count <= $0 }) ?? true else { return end }
            guard await sleep(policy.pause(before: count)) else { throw CancellationError() }
            retry = Invocation.Retry(count: count, maximum: policy.maxRetryCount, failure: failure)
        }
    }
}
