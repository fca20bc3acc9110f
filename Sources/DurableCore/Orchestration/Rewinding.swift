/// What a rewind makes of the history of a failed execution.
///
/// The failures that nobody acted upon, that is, those after the last thing the orchestrator scheduled, are taken back, and
/// what was open when it failed is started again, since results that came later were dropped. The script is shown once more
/// what it was shown since the first of those failures, or, when it failed by itself, in the episode in which it failed.
/// Failures that were handled, by a retry for instance, stand.
struct Rewinding: Hashable, Sendable {
    /// The schedulings whose failure is taken back.
    let failed: [HistoryEvent]
    /// The schedulings that are to be started again: those that failed, and those without an answer.
    let restarted: [HistoryEvent]
    /// What the script keeps of what it was shown.
    let shownBefore: [HistoryEvent]
    /// What it is shown again in the turn of the rewind, with the times of then: what it asks for once more depends on them.
    let shownAgain: [HistoryEvent]
    /// How many recorded actions that led to: the script asks for them once more.
    let repeatedActions: Int
}
