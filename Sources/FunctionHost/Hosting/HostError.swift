package import DurableCore
package import FunctionApp

/// What a host cannot do for whoever asked.
package struct HostError: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String

    package static func idInUse(_ id: InstanceID, by name: String?, _ status: RuntimeStatus) -> HostError {
        let owner = name.map { " of '\($0)'" } ?? ""
        return HostError(description: "The id '\(id)' is in use: an instance\(owner) with the status \(status.rawValue) has it.")
    }

    /// There are no keys yet, and without them nobody else may reach what can start and end everything.
    static func notLoopback(_ address: String) -> HostError {
        HostError(
            description: "'\(address)' is no loopback address. This version of Perdure asks for no keys, so it listens on "
                + "localhost, 127.0.0.1 or ::1 only.")
    }

    package static func unknownOrchestrator(_ name: String, in app: FunctionApp) -> HostError {
        HostError(description: "\(UnknownFunction(.orchestrator, name, in: app))")
    }
}
