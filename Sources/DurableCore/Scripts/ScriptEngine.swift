/// Runs the app's code. A failure of user code is a result; only "it could not be run" is thrown.
package protocol ScriptEngine: Sendable {
    func runTurn(_ turn: ScriptTurn) async throws(ScriptUnavailable) -> TurnResult
    func runActivity(_ task: ActivityTask) async throws(ScriptUnavailable) -> ActivityResult
    /// Drops the live session of an instance, if there is one.
    func endSession(_ id: InstanceID) async
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

/// Why code could not be run. The work stays where it was and is tried again.
package enum ScriptUnavailable: Error, Hashable, Sendable {
    /// The live session is gone; the same turn works with the past.
    case sessionGone
    /// Whatever ran the code is gone.
    case isolateLost(reason: String)
}
