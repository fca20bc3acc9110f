/// A history as scripts are shown it.
///
/// What came while the instance was suspended is shown in the episode in which it was resumed, what came before its scheduled
/// start in its first one, and what is undone by a rewind is not shown at all; so a replay sees everything at the same place
/// as the live session did.
package struct ShownHistory: Hashable, Sendable {
    /// What has been shown, in its order.
    package let events: [HistoryEvent]
    /// What has yet to be shown, because the instance is suspended or has not begun.
    package let heldBack: [HistoryEvent]

    package init(_ history: [HistoryEvent]) {
        if Self.isShownAsItIs(history) {
            events = history.filter { $0.kind.isForScripts }
            heldBack = []
        } else {
            let reader = EpisodeReader(history)
            events = reader.shown
            heldBack = reader.shownAgain + reader.heldBack
        }
    }

    private static func isShownAsItIs(_ history: [HistoryEvent]) -> Bool {
        guard case .executionStarted = history.dropFirst().first?.kind else { return history.isEmpty }
        return !history.contains { $0.kind.reorders }
    }
}

extension HistoryEvent.Kind {
    /// Whether the event changes what scripts are shown of others.
    fileprivate var reorders: Bool {
        switch self {
        case .executionSuspended, .executionResumed, .executionRewound: true
        default: false
        }
    }
}
