/// An opened turn: what the script is to be shown, and what the checkpoint must take away.
package struct Turn: Hashable, Sendable {
    /// What is appended to history before the script runs, and what the script is shown. Empty when nothing is new.
    package let events: [HistoryEvent]
    /// Sequence numbers of the messages the turn took in or dropped.
    package let consumed: [Int64]
    /// Why the instance is to end without its script being asked.
    package let termination: Termination?

    package struct Termination: Hashable, Sendable {
        package let reason: String?
    }

    /// Whether the script has to run: false when nothing is new or the instance was terminated.
    package var runsScript: Bool { !events.isEmpty && termination == nil }
}
