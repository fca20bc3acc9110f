package import DurableCore
import Synchronization

/// Runs orchestrations written as small programs, purely: what a script engine must do, without scripts.
package final class ScriptedEngine: ScriptEngine {
    /// One step of a program. A program returns the result of its last step.
    package enum Step: Hashable, Sendable {
        case activity(String, Payload)
        /// All at once, then wait for all.
        case activities([String])
        case timer(after: Duration)
        case event(String)
        case child(String, id: InstanceID?)
        /// Continue as new, unless the execution was started with just this input.
        case restart(input: Payload)
        case fail(String)
    }

    package typealias Activity = @Sendable (ActivityTask) async -> ActivityResult

    private struct Session {
        var program: Program
        var execution: ExecutionID
    }

    private let programs: [String: [Step]]
    private let activity: Activity
    private let sessions = Mutex<[InstanceID: Session]>([:])

    package init(programs: [String: [Step]], activity: @escaping Activity) {
        self.programs = programs
        self.activity = activity
    }

    package var liveSessions: Int { sessions.withLock(\.count) }

    package func runTurn(_ turn: ScriptTurn) async throws(ScriptUnavailable) -> TurnResult {
        var replayed: [Action] = []
        var program: Program
        if let past = turn.past {
            program = Program(steps: programs[turn.name] ?? [.fail("no such orchestrator")])
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

    package func runActivity(_ task: ActivityTask) async throws(ScriptUnavailable) -> ActivityResult {
        await activity(task)
    }

    package func endSession(_ id: InstanceID) async { sessions.withLock { $0[id] = nil } }

    /// Ends every session behind the engine's back.
    package func loseSessions() { sessions.withLock { $0 = [:] } }
}
