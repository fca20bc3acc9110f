import DurableCore
import DurableEngine

/// A script engine whose turns of one instance do not come back until the test lets them.
struct HangingEngine: EngineWrapper {
    let base: any ScriptEngine
    let instance: InstanceID
    let reached: Doorbell
    let release: Doorbell

    func runTurn(_ turn: ScriptTurn) async throws(ScriptUnavailable) -> TurnResult {
        if turn.instance == instance {
            reached.ring()
            await release.wait()
        }
        return try await base.runTurn(turn)
    }
}
