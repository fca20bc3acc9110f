/// Follows a history event by event: what scripts are shown of it, and what a rewind would make of it.
struct EpisodeReader {
    /// What has been shown, in its order.
    private(set) var shown: [HistoryEvent] = []
    /// What has yet to be shown, because the instance is suspended or has not begun.
    private(set) var heldBack: [HistoryEvent] = []
    /// What a rewind shows again, before everything else that has yet to be shown.
    private(set) var shownAgain: [HistoryEvent] = []
    private var episodes: [Episode] = []
    private var opening: HistoryEvent?
    private var news: [HistoryEvent] = []
    private var recordedActions = 0
    /// How many actions the events led to that a rewind shows again.
    private var repeatedActions = 0
    private var isStarted = false
    private var isSuspended = false
    private var schedulings: [Int: HistoryEvent] = [:]
    private var settled: Set<Int> = []
    /// The failures after the last thing the orchestrator scheduled.
    private var unhandled: [Int] = []

    private struct Episode {
        /// Where it begins among what was shown.
        let start: Int
        /// How many recorded actions its events led to.
        let actions: Int
    }

    /// Reads a whole history.
    init(_ history: some Sequence<HistoryEvent>) {
        for event in history { record(event) }
        closeEpisode()
    }

    init() {}

    mutating func record(_ event: HistoryEvent) {
        switch event.kind {
        case .orchestratorStarted:
            closeEpisode()
            opening = event
        case .executionSuspended: isSuspended = true
        case .executionResumed: isSuspended = false
        case .executionRewound: take(rewinding)
        default:
            if case .executionStarted = event.kind { isStarted = true }
            if event.kind.isForScripts { news.append(event) }
            if let task = event.kind.scheduledTask {
                schedulings[task] = event
                recordedActions += 1
                unhandled = []
            }
            if let task = event.kind.settledTask { settled.insert(task) }
            if let task = event.kind.failedTask { unhandled.append(task) }
        }
    }

    /// What is to be shown after `earlier` came `news`. An orchestrator sees its start before everything else, also when it
    /// was scheduled for a later time.
    static func inOrder(_ earlier: [HistoryEvent], _ news: [HistoryEvent]) -> [HistoryEvent] {
        guard let first = news.first, case .executionStarted = first.kind else { return earlier + news }
        return [first] + earlier + news.dropFirst()
    }

    /// What a rewind makes of the episodes that are closed.
    var rewinding: Rewinding {
        let takenBack = Set(unhandled)
        let isTakenBack = { (event: HistoryEvent) in event.kind.failedTask.map(takenBack.contains) ?? false }
        let firstFailure = shown.firstIndex(where: isTakenBack) ?? shown.endIndex
        let again = episodes.lastIndex { $0.start <= firstFailure } ?? episodes.startIndex
        let cut = again < episodes.endIndex ? episodes[again].start : shown.endIndex
        return Rewinding(
            failed: takenBack.sorted().compactMap { schedulings[$0] },
            restarted: schedulings.keys.sorted().filter { !settled.contains($0) || takenBack.contains($0) }
                .compactMap { schedulings[$0] },
            shownBefore: Array(shown[..<cut]),
            shownAgain: shown[cut...].filter { !isTakenBack($0) } + shownAgain,
            repeatedActions: episodes[again...].reduce(repeatedActions) { $0 + $1.actions })
    }

    private mutating func take(_ rewinding: Rewinding) {
        shown = rewinding.shownBefore
        episodes.removeAll { $0.start >= shown.endIndex }
        shownAgain = rewinding.shownAgain
        repeatedActions = rewinding.repeatedActions
        settled.subtract(unhandled)
        unhandled = []
    }

    private mutating func closeEpisode() {
        guard let opening else { return }
        heldBack = Self.inOrder(heldBack, news)
        if isStarted, !isSuspended {
            episodes.append(Episode(start: shown.endIndex, actions: recordedActions + repeatedActions))
            shown += shownAgain + [opening] + heldBack
            (shownAgain, heldBack) = ([], [])
            repeatedActions = 0
        }
        self.opening = nil
        news = []
        recordedActions = 0
    }
}
