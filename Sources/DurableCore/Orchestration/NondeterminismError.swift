/// Replayed code did not ask for what history says it asked for.
package struct NondeterminismError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What history says; nil when the code asked for more than is recorded.
    package let recorded: Scheduling?
    /// What the code asked for now; nil when it asked for nothing any more.
    package let emitted: Scheduling?

    /// The Durable Task Framework's sentence.
    package var description: String {
        let question = "Was a change made to the orchestrator code after this instance had already started running?"
        guard let recorded else {
            let surplus = emitted.map { "\($0.kind.rawValue) with sequence ID \($0.task)\(name(of: $0, after: " and"))" }
            return "Non-Deterministic workflow detected: The current replay execution scheduled \(surplus ?? "something"), "
                + "but a previous execution of this orchestration did not. \(question)"
        }
        let before =
            "Non-Deterministic workflow detected: A previous execution of this orchestration scheduled "
            + "\(recorded.kind.rawValue) with sequence ID \(recorded.task)\(name(of: recorded, after: " and"))"
        guard let emitted else {
            return before + ", but the current replay execution hasn't (yet?) scheduled this task. \(question)"
        }
        let now = "\(emitted.kind.rawValue)\(name(of: emitted, after: " with"))"
        return before + ", but the current replay execution scheduled \(now) instead. \(question)"
    }

    private func name(of scheduling: Scheduling, after word: String) -> String {
        scheduling.name.isEmpty ? "" : "\(word) name '\(scheduling.name)' (version '')"
    }

    /// The failure an instance ends with because of it.
    package var failure: FailureDetails {
        FailureDetails(errorType: "NonDeterministicOrchestrationException", message: description)
    }
}
