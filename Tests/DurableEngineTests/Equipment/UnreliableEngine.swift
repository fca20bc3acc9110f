import DurableCore
import DurableTestKit
import Synchronization

/// A script engine that loses whatever it runs the first time it runs it.
final class UnreliableEngine: ScriptEngine {
    private let base: ScriptedEngine
    private let turns = Mutex<Set<ScriptTurn>>([])
    private let activities = Mutex<Set<ActivityTask>>([])

    init(_ base: ScriptedEngine) { self.base = base }

    func runTurn(_ turn: ScriptTurn) async throws(ScriptUnavailable) -> TurnResult {
        // By what is told apart from when: a repeated turn has another time and, with the session gone, a past.
        var told = turn
        told.past = nil
        told.events.removeAll { $0.kind == .orchestratorStarted }
        if turns.withLock({ $0.insert(told).inserted }) { throw .isolateLost(reason: "first time") }
        return try await base.runTurn(turn)
    }

    func runActivity(_ task: ActivityTask) async throws(ScriptUnavailable) -> ActivityOutcome {
        if activities.withLock({ $0.insert(task).inserted }) { throw .isolateLost(reason: "first time") }
        return try await base.runActivity(task)
    }

    func runEntityBatch(_ batch: EntityBatch) async throws(ScriptUnavailable) -> EntityBatchResult {
        try await base.runEntityBatch(batch)
    }

    func origin(ofAction number: Int, in turn: ScriptTurn) async -> ActionOrigin? { nil }

    var isShortOfMemory: Bool { false }

    func endSession(_ id: InstanceID) async { await base.endSession(id) }
}
