import DurableCore
import FunctionApp

/// Somebody asked for an orchestrator, activity or entity that the app does not have.
struct UnknownFunction: Error, Hashable, CustomStringConvertible {
    let kind: FunctionKind
    let name: String
    private let known: [String]

    init(_ kind: FunctionKind, _ name: String, in app: FunctionApp) {
        self.kind = kind
        self.name = name
        known = app.functions.filter { $0.kind == kind && !$0.isDisabled }.map(\.durableName)
    }

    /// The original's sentence (host.md 1.10).
    var description: String {
        let article = kind == .activity ? "an activity" : kind == .entity ? "an entity" : "an orchestrator"
        let list =
            known.isEmpty
            ? "No \(kind.rawValue) functions are currently registered!"
            : "The following are the known \(kind.rawValue) functions: " + known.map { "'\($0)'" }.joined(separator: ", ") + "."
        return "The function '\(name)' doesn't exist, is disabled, or is not \(article) function. Additional info: \(list)"
    }

    var failure: FailureDetails { FailureDetails(errorType: "FunctionNotFound", message: description) }
}
