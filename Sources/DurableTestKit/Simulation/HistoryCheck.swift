package import DurableCore

/// What holds for each history, whatever went wrong meanwhile: tasks are numbered without a gap, each is settled at most once
/// between rewinds and after it was scheduled, no timer fires early, and episodes do not go back in time.
package enum HistoryCheck {
    /// The first thing that does not hold; nil when everything does.
    package static func problem(in history: [HistoryEvent]) -> String? {
        var scheduled = 0
        var settled: Set<Int> = []
        var failed: Set<Int> = []
        var dueTimes: [Int: Timestamp] = [:]
        var episode = Timestamp(microseconds: .min)
        var hasEnded = false
        for (position, event) in history.enumerated() {
            switch event.kind {
            case .orchestratorStarted:
                if event.timestamp < episode { return "event \(position) goes back in time" }
                episode = event.timestamp
            case .executionRewound:
                settled.subtract(failed)
                hasEnded = false
            case .executionCompleted:
                if hasEnded { return "event \(position) ends what has ended" }
                hasEnded = true
            default:
                if hasEnded { return "event \(position) comes after the end" }
            }
            if let task = event.kind.failedTask { failed.insert(task) }
            if let task = event.kind.scheduledTask {
                // What came before was handled: a rewind lets it stand.
                failed = []
                if task != scheduled { return "event \(position) schedules task \(task) where \(scheduled) is next" }
                scheduled += 1
                if case .timerCreated(_, let fireAt) = event.kind { dueTimes[task] = fireAt }
            }
            if let task = event.kind.settledTask {
                if task >= scheduled { return "event \(position) settles task \(task), which was not scheduled" }
                if !settled.insert(task).inserted { return "event \(position) settles task \(task) again" }
                if let due = dueTimes[task], episode < due { return "timer \(task) fired early" }
            }
        }
        return nil
    }
}
