import DurableCore
import Synchronization

/// Stands in for the script engine until there is one.
final class ScriptEngineSlot: ScriptEngine {
    private let engine = Mutex<ScriptRuntime?>(nil)

    func fill(_ engine: ScriptRuntime) { self.engine.withLock { $0 = engine } }

    private func ready() throws(ScriptUnavailable) -> ScriptRuntime {
        guard let engine = engine.withLock({ $0 }) else { throw .isolateLost(reason: "The scripts are not loaded yet.") }
        return engine
    }

    func runTurn(_ turn: ScriptTurn) async throws(ScriptUnavailable) -> TurnResult { try await ready().runTurn(turn) }

    func runActivity(_ task: ActivityTask) async throws(ScriptUnavailable) -> ActivityOutcome {
        try await ready().runActivity(task)
    }

    func runEntityBatch(_ batch: EntityBatch) async throws(ScriptUnavailable) -> EntityBatchResult {
        try await ready().runEntityBatch(batch)
    }

    func origin(ofAction number: Int, in turn: ScriptTurn) async -> ActionOrigin? {
        try? await ready().origin(ofAction: number, in: turn)
    }

    var isShortOfMemory: Bool { (try? ready().isShortOfMemory) ?? false }

    func endSession(_ id: InstanceID) async { try? await ready().endSession(id) }
}
