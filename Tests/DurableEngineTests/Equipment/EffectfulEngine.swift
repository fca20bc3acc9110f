import DurableCore

/// A script engine whose activities and entities put something out each time they run.
struct EffectfulEngine: EngineWrapper {
    let base: any ScriptEngine
    var ofActivity: @Sendable (ActivityTask) -> [Write] = { _ in [] }
    var ofEntity: @Sendable (EntityBatch) -> [Write] = { _ in [] }

    func runActivity(_ task: ActivityTask) async throws(ScriptUnavailable) -> ActivityOutcome {
        var outcome = try await base.runActivity(task)
        outcome.effects = ofActivity(task)
        return outcome
    }

    func runEntityBatch(_ batch: EntityBatch) async throws(ScriptUnavailable) -> EntityBatchResult {
        var result = try await base.runEntityBatch(batch)
        result.effects = ofEntity(batch)
        return result
    }
}
