/// Runs the app's code. A failure of user code is a result; only "it could not be run" is thrown.
package protocol ScriptEngine: Sendable {
    func runTurn(_ turn: ScriptTurn) async throws(ScriptUnavailable) -> TurnResult
    /// Cancelling the task tells the activity so; its result does not matter any more.
    func runActivity(_ task: ActivityTask) async throws(ScriptUnavailable) -> ActivityOutcome
    func runEntityBatch(_ batch: EntityBatch) async throws(ScriptUnavailable) -> EntityBatchResult
    /// Drops the live session of an instance, if there is one.
    func endSession(_ id: InstanceID) async
    /// Where in its source the orchestrator asks for an action, counted from 0 among those that are recorded; found out by
    /// replaying `turn`, which has a past. nil when that cannot be told.
    func origin(ofAction number: Int, in turn: ScriptTurn) async -> ActionOrigin?
    /// Whether live sessions take more memory than they should: then the host ends some.
    var isShortOfMemory: Bool { get }
}

/// What a script is told in one turn.
package struct ScriptTurn: Hashable, Sendable {
    package var instance: InstanceID
    package var execution: ExecutionID
    package var name: String
    /// nil: a live session is expected; otherwise this is replayed into a new one first.
    package var past: [HistoryEvent]?
    package var events: [HistoryEvent]

    package init(
        instance: InstanceID, execution: ExecutionID, name: String, past: [HistoryEvent]?, events: [HistoryEvent]
    ) {
        self.instance = instance
        self.execution = execution
        self.name = name
        self.past = past
        self.events = events
    }
}

/// A place in an orchestrator's source.
package struct ActionOrigin: Hashable, Sendable {
    package var file: String
    /// From 1, as the column.
    package var line: Int
    package var column: Int
    /// The lines around the place, with a mark under it.
    package var codeFrame: String
    /// Whether this is not the action that was asked for but the last one that the code came to.
    package var isLast: Bool

    package init(file: String, line: Int, column: Int, codeFrame: String, isLast: Bool = false) {
        self.file = file
        self.line = line
        self.column = column
        self.codeFrame = codeFrame
        self.isLast = isLast
    }
}

/// Why code could not be run. The work stays where it was and is tried again.
package enum ScriptUnavailable: Error, Hashable, Sendable {
    /// The live session is gone; the same turn works with the past.
    case sessionGone
    /// Whatever ran the code is gone.
    case isolateLost(reason: String)
    /// A turn or a batch took longer than it may and was cut off. `reason` says so, with the limit.
    case timedOut(reason: String)
    /// The code brought down what ran it and would do so again: its instance fails, with this.
    case ended(FailureDetails)
}

extension ScriptUnavailable: CustomStringConvertible {
    package var description: String {
        switch self {
        case .sessionGone: "the live session is gone"
        case .isolateLost(let reason), .timedOut(let reason): reason
        case .ended(let failure): failure.message
        }
    }
}
