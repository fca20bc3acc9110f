import DurableCore

/// A script engine that hands on to another one whatever it does not do otherwise.
protocol EngineWrapper: ScriptEngine {
    var base: any ScriptEngine { get }
}

extension EngineWrapper {
    func runTurn(_ turn: ScriptTurn) async throws(ScriptUnavailable) -> TurnResult { try await base.runTurn(turn) }

    func runActivity(_ task: ActivityTask) async throws(ScriptUnavailable) -> ActivityOutcome {
        try await base.runActivity(task)
    }

    func runEntityBatch(_ batch: EntityBatch) async throws(ScriptUnavailable) -> EntityBatchResult {
        try await base.runEntityBatch(batch)
    }

    func endSession(_ id: InstanceID) async { await base.endSession(id) }
    func origin(ofAction number: Int, in turn: ScriptTurn) async -> ActionOrigin? { nil }
    var isShortOfMemory: Bool { base.isShortOfMemory }
}
