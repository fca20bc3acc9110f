package import DurableCore
package import FunctionApp

/// What a host cannot do for whoever asked.
package struct HostError: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String

    package static func idInUse(_ id: InstanceID, by name: String?, _ status: RuntimeStatus) -> HostError {
        let owner = name.map { " of '\($0)'" } ?? ""
        return HostError(description: "The id '\(id)' is in use: an instance\(owner) with the status \(status.rawValue) has it.")
    }

    static func loadingTimedOut(_ limit: Duration?) -> HostError {
        HostError(
            description: "The app's scripts were not loaded within \(TimeSpan.text(limit ?? .zero)), which is the "
                + "functionTimeout of host.json: the code of one of them does not come to its end.")
    }

    package static func unknownOrchestrator(_ name: String, in app: FunctionApp) -> HostError {
        HostError(description: "\(UnknownFunction(.orchestrator, name, in: app))")
    }
}
