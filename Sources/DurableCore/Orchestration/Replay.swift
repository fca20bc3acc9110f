/// Checks that replayed code asks for what it asked for before.
package enum Replay {
    /// The first n recorded actions must be the n schedulings of the history, in order, by kind and name. Names compare
    /// without case and inputs may differ, as in the Durable Task Framework.
    ///
    /// - Parameter comparingTimes: whether timers must be due at the same millisecond. That holds for code to which time is
    ///   shown as it was.
    /// - Throws: `NondeterminismError` naming the first event that differs.
    package static func check(
        _ history: [HistoryEvent], against emitted: [Action], comparingTimes: Bool = false
    ) throws(NondeterminismError) {
        var emitted = emitted.filter(\.isRecorded).makeIterator()
        for (position, event) in history.enumerated() {
            guard let recorded = Scheduling(event) else { continue }
            guard let action = emitted.next() else {
                throw NondeterminismError(recorded: recorded, event: position, emitted: nil)
            }
            let repeated = Scheduling(action, task: recorded.task)
            if !repeated.matches(recorded, comparingTimes: comparingTimes) {
                throw NondeterminismError(recorded: recorded, event: position, emitted: repeated)
            }
        }
        if let surplus = emitted.next() {
            let task = history.count { Scheduling($0) != nil }
            throw NondeterminismError(recorded: nil, event: nil, emitted: Scheduling(surplus, task: task))
        }
    }

    /// The answer to a replay without what history holds already.
    ///
    /// - Parameter repeated: how many of the new actions stand in history: see `Turn.repeatedActions`.
    /// - Throws: `NondeterminismError` as `check` does.
    package static func news(
        of result: TurnResult, to history: [HistoryEvent], repeating repeated: Int, comparingTimes: Bool = false
    ) throws(NondeterminismError) -> TurnResult {
        var known = result.replayed
        var missing = repeated
        var news = result
        // That a timer is cancelled is not in history, so it is done again.
        news.actions.removeAll { action in
            guard missing > 0, action.isRecorded else { return false }
            known.append(action)
            missing -= 1
            return true
        }
        try check(history, against: known, comparingTimes: comparingTimes)
        return news
    }
}
