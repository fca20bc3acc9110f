import DurableCore

/// Runs programs as a host of a simulation does: slowly at times, and losing sessions.
final class SimulatedEngine: ScriptEngine {
    let scripts: ScriptedEngine
    private let world: SimulationWorld

    init(_ world: SimulationWorld) {
        self.world = world
        scripts = ScriptedEngine(programs: world.plan.programs, returnsAll: true) { await Self.activity($0, in: world) }
    }

    func runTurn(_ turn: ScriptTurn) async throws(ScriptUnavailable) -> TurnResult {
        try await mayFail()
        return try await scripts.runTurn(turn)
    }

    func runEntityBatch(_ batch: EntityBatch) async throws(ScriptUnavailable) -> EntityBatchResult {
        try await mayFail()
        return try await scripts.runEntityBatch(batch)
    }

    func runActivity(_ task: ActivityTask) async throws(ScriptUnavailable) -> ActivityOutcome {
        try await mayFail()
        return try await scripts.runActivity(task)
    }

    func endSession(_ id: InstanceID) async { await scripts.endSession(id) }
    func origin(ofAction number: Int, in turn: ScriptTurn) async -> ActionOrigin? { nil }
    var isShortOfMemory: Bool { !world.isCalm && world.happens(2) }

    private func mayFail() async throws(ScriptUnavailable) {
        if world.isCalm { return }
        if world.happens(2) { scripts.loseSessions() }
        if world.happens(2) { throw .isolateLost(reason: "simulated") }
        if world.happens(15) { await world.pause(upTo: world.happens(10) ? .seconds(25) : .milliseconds(200)) }
    }

    /// Takes its time, longer than its claim lasts at times, and gives up when it is cancelled.
    private static func activity(_ task: ActivityTask, in world: SimulationWorld) async -> ActivityResult {
        world.audit { $0.ran(task) }
        let isSlow = !world.isCalm && world.happens(8)
        do {
            try await world.clock.sleep(until: world.clock.now + world.duration(upTo: isSlow ? .seconds(70) : .milliseconds(300)))
        } catch {
            return .threw(FailureDetails(errorType: "AbortError", message: "\(task.name) was aborted"))
        }
        let isRepaired = SimulatedActivity.owner(of: task.name).map(world.isRepaired) ?? true
        return SimulatedActivity.result(task.name, task.input, isRepaired: isRepaired)
    }
}
