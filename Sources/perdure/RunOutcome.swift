import DurableCore
import DurableEngine
import FunctionApp
import FunctionHost

/// How a run begins, and how it is told when it ended badly.
enum RunOutcome {
    /// Starts the orchestration; an instance of it that has the id and has not ended is taken as it is.
    static func start(_ name: String, input: Payload?, id: InstanceID?, on host: Host) async throws -> InstanceID {
        guard let function = host.app.enabledFunction(.orchestrator, called: name) else {
            throw HostError.unknownOrchestrator(name, in: host.app)
        }
        do {
            return try await host.hub.start(function.durableName, input: input, id: id)
        } catch TaskHubError.alreadyExists(let id, let status) {
            let row = try await host.hub.status(of: id)
            guard let row, row.name.lowercased() == function.durableName.lowercased() else {
                throw HostError.idInUse(id, by: row?.name, status)
            }
            report("Instance \(id) is \(status.rawValue): its run goes on.")
            return id
        }
    }

    /// Why an instance did not complete.
    static func reason(_ row: InstanceRow) -> String {
        if let failure = row.failure {
            let reason = failure.orchestratorReason(row.name)
            // The failure of an activity brings its stack along in its message.
            guard let stack = failure.stackTrace, !reason.contains(stack) else { return reason }
            return "\(reason)\n\(stack)"
        }
        return "Instance \(row.id) was \(row.status.rawValue.lowercased())" + (row.reason.map { ": \($0)" } ?? ".")
    }
}
