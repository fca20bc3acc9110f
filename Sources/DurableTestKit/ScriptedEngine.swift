package import DurableCore
import Synchronization

/// Runs orchestrations written as small programs, purely: what a script engine must do, without scripts.
package final class ScriptedEngine: ScriptEngine {
    package typealias Activity = @Sendable (ActivityTask) async -> ActivityResult

    private struct Session {
        var program: Program
        var execution: ExecutionID
    }

    private let programs: [String: [Step]]
    private let returnsAll: Bool
    private let activity: Activity
    private let sessions = Mutex<[InstanceID: Session]>([:])

    /// - Parameter returnsAll: whether programs return the list of what all steps came to.
    package init(programs: [String: [Step]], returnsAll: Bool = false, activity: @escaping Activity) {
        self.programs = programs
        self.returnsAll = returnsAll
        self.activity = activity
    }

    package var liveSessions: Int { sessions.withLock(\.count) }

    package func runTurn(_ turn: ScriptTurn) async throws(ScriptUnavailable) -> TurnResult {
        var replayed: [Action] = []
        var program: Program
        if let past = turn.past {
            let steps = programs[turn.name] ?? [.fail("no such orchestrator")]
            program = Program(turn.instance, steps: steps, returnsAll: returnsAll)
            for event in past { program.feed(event) }
            replayed = program.takeActions()
        } else {
            let session = sessions.withLock { $0[turn.instance] }
            guard let session, session.execution == turn.execution else { throw .sessionGone }
            program = session.program
        }
        for event in turn.events { program.feed(event) }
        let result = TurnResult(replayed: replayed, actions: program.takeActions(), ending: program.ending)
        let session = program.ending == nil ? Session(program: program, execution: turn.execution) : nil
        sessions.withLock { $0[turn.instance] = session }
        return result
    }

    package func runActivity(_ task: ActivityTask) async throws(ScriptUnavailable) -> ActivityOutcome {
        ActivityOutcome(await activity(task))
    }

    package func runEntityBatch(_ batch: EntityBatch) async throws(ScriptUnavailable) -> EntityBatchResult {
        ScriptedEntity.run(batch)
    }

    package func origin(ofAction number: Int, in turn: ScriptTurn) async -> ActionOrigin? { nil }

    package var isShortOfMemory: Bool { false }

    package func endSession(_ id: InstanceID) async { sessions.withLock { $0[id] = nil } }

    /// Ends every session behind the engine's back.
    package func loseSessions() { sessions.withLock { $0 = [:] } }
}
