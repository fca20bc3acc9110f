import ArgumentParser
import FoundationEssentials
import FunctionHost

/// What every command is told that looks into the task hub of an app.
struct HubArguments: ParsableArguments {
    @Option(help: "The app's folder.", completion: .directory)
    var app = "."

    /// Runs `body` with the task hub, beside the host that may be serving the app.
    func visiting<Value>(isForWriting: Bool = false, _ body: (VisitedHub) async throws -> Value) async throws -> Value {
        try await orExit {
            let hub = try await VisitedHub.open(
                root: app, environment: ProcessInfo.processInfo.environment, isForWriting: isForWriting)
            do {
                let value = try await body(hub)
                await hub.close()
                return value
            } catch {
                await hub.close()
                throw error
            }
        }
    }
}

/// How many a listing shows at most.
struct LimitArgument: ParsableArguments {
    @Option(help: "How many to show at most.")
    var limit = 32

    func validate() throws {
        if limit < 1 { throw ValidationError("--limit is at least 1.") }
    }
}
