import DurableCore
import FunctionApp

/// What is said of code that takes longer than `functionTimeout` of host.json allows (host.md 2.3).
enum FunctionTimeout {
    /// - Parameter id: the invocation's; nil for an orchestrator or entity, which is run again.
    static func text(of limit: Duration?, exceededBy function: String, id: String? = nil) -> String {
        let value = TimeSpan.text(limit ?? .zero)
        let invocation = id.map { " (Id: '\($0)')" } ?? ""
        return "Timeout value of \(value) exceeded by function '\(function)'\(invocation). Initiating cancellation."
    }

    static func failure(of invocation: Invocation, _ limit: Duration?) -> FailureDetails {
        FailureDetails(
            errorType: "FunctionTimeoutException",
            message: text(of: limit, exceededBy: invocation.function.name, id: invocation.id))
    }
}
