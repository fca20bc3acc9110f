/// An opened turn: what the script is to be shown, and what the checkpoint must take away.
package struct Turn: Hashable, Sendable {
    /// What is appended to history before the script runs. Empty when nothing is new.
    package internal(set) var events: [HistoryEvent] = []
    /// What of it, and of what was held back before, the script is shown.
    package internal(set) var shown: [HistoryEvent] = []
    /// Sequence numbers of the messages the turn took in or dropped.
    package let consumed: [Int64]
    /// How much of that at its beginning was shown before, when a rewind shows it again.
    var shownAgain = 0
    /// Why the instance is to end without its script being asked.
    package internal(set) var termination: Termination?
    /// Whether the instance is suspended, or has not begun.
    var isHeldBack = false
    /// What is done about a failed instance that this turn opens again.
    var rewinding: Rewinding?
    /// Whether it is the first time that the script is asked since the instance was rewound.
    var isRewound = false
    /// Why the instance ends as failed without its script being asked.
    var refusal: FailureDetails?
    /// How many of the actions the script asks for stand in history, because it is shown an episode again.
    package internal(set) var repeatedActions = 0

    package struct Termination: Hashable, Sendable {
        package let reason: String?
        /// Whether its sub-orchestrations end too.
        package let isRecursive: Bool
    }

    init(consumed: [Int64]) { self.consumed = consumed }

    /// Whether the script has to run: false when nothing is new, or the instance is suspended, has not begun or
    /// was terminated.
    package var runsScript: Bool { !events.isEmpty && termination == nil && refusal == nil && !isHeldBack }

    /// What a rewound instance's script is shown as its past; nil for any other turn.
    package var shownBefore: [HistoryEvent]? { rewinding?.shownBefore }
}
