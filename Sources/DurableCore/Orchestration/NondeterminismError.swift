/// Replayed code did not ask for what history says it asked for.
package struct NondeterminismError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What history says; nil when the code asked for more than is recorded.
    package let recorded: Scheduling?
    /// The number of the event that says so, from 0; nil when the code asked for more than is recorded.
    package let event: Int?
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

    /// What an operator is told: the event, what history says, what the code does now, and where.
    ///
    /// - Parameter origin: the place of what the code asks for, or of the last thing it asks for.
    package func explanation(at origin: ActionOrigin?) -> String {
        var text = "Non-deterministic orchestrator code: "
        if let recorded, let event {
            text += "event \(event) of the history says that \(plain(recorded)) was scheduled with sequence ID \(recorded.task), "
            text +=
                emitted.map { "but replayed, the code now schedules \(plain($0))" }
                ?? "but replayed, the code does not schedule it"
        } else {
            text += "history ends, but replayed, the code schedules "
            text += emitted.map { "\(plain($0)) with sequence ID \($0.task) as well" } ?? "something else as well"
        }
        if let origin {
            text += origin.isLast ? "; the last thing it asks for is at" : ", at"
            text += " \(origin.file):\(origin.line):\(origin.column)\n\(origin.codeFrame)\n"
        } else {
            text += ". "
        }
        return text + "Nothing is lost: the instance goes on when the code does again what history says, or when it is resumed."
    }

    private func plain(_ scheduling: Scheduling) -> String {
        if let fireAt = scheduling.fireAt { return "\(scheduling.kind.rawValue) for \(fireAt.iso8601(fractionDigits: 3))" }
        return scheduling.name.isEmpty ? scheduling.kind.rawValue : "\(scheduling.kind.rawValue) '\(scheduling.name)'"
    }

    private func name(of scheduling: Scheduling, after word: String) -> String {
        scheduling.name.isEmpty ? "" : "\(word) name '\(scheduling.name)' (version '')"
    }

    /// The failure an instance ends with because of it.
    package var failure: FailureDetails {
        FailureDetails(errorType: "NonDeterministicOrchestrationException", message: description)
    }
}
