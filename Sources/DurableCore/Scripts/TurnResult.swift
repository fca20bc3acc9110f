/// What a script answers to a turn.
package struct TurnResult: Hashable, Sendable {
    /// What was asked for again while the past was replayed; empty for a live session.
    package var replayed: [Action]
    /// What is newly asked for.
    package var actions: [Action]
    /// nil when the turn did not set it.
    package var customStatus: Payload?
    /// nil while the orchestrator still waits.
    package var ending: Ending?

    package init(replayed: [Action] = [], actions: [Action] = [], customStatus: Payload? = nil, ending: Ending? = nil) {
        self.replayed = replayed
        self.actions = actions
        self.customStatus = customStatus
        self.ending = ending
    }

    package enum Ending: Hashable, Sendable {
        case returned(Payload?)
        case threw(FailureDetails)
        /// `unprocessed`: the raised events that nobody awaited, in the order they came.
        case continuedAsNew(Payload?, unprocessed: [UnprocessedEvent])
    }

    package struct UnprocessedEvent: Hashable, Sendable {
        package var name: String
        package var input: Payload?

        package init(name: String, input: Payload?) {
            self.name = name
            self.input = input
        }
    }
}
