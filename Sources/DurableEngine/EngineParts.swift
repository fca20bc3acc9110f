import DurableCore
import Logging

/// What the services of one engine share.
struct EngineParts: Sendable {
    let storage: any Storage
    let engine: any ScriptEngine
    let commit: GroupCommit
    let signals: Signals
    let clock: any HubClock
    let observer: any EngineObserver
    let configuration: EngineConfiguration
    let logger: Logger
    let drain = Drain()

    /// A write of the engine's own: see `GroupCommit.write`.
    func commitPatiently(_ write: Write) async throws -> WriteOutcome { try await commit.write(write, isPatient: true) }
}
