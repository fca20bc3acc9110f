import DurableTestKit
import Synchronization

/// A script engine that is known only later.
final class EngineBox: Sendable {
    private let engine = Mutex<ScriptedEngine?>(nil)

    func hold(_ engine: ScriptedEngine) { self.engine.withLock { $0 = engine } }

    func loseSessions() { engine.withLock { $0 }?.loseSessions() }
}
