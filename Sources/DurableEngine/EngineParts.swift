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
}
