import DurableCore

/// A history as the management API shows it: what was scheduled is folded into what came of it (host.md 1.6).
struct HistoryFormat {
    let events: [HistoryEvent]
    var showsInput = true
    var showsOutput = false

    /// A JSON array, oldest event first.
    var json: String {
        let ended = Set(events.compactMap(\.kind.completedTask))
        var teller = HistoryTeller(showsInput: showsInput, showsOutput: showsOutput)
        let shown = events.compactMap { event -> String? in
            if let task = event.kind.foldableTask, ended.contains(task) {
                teller.skip(event)
                return nil
            }
            return teller.tell(event)
        }
        return "[" + shown.joined(separator: ",") + "]"
    }
}
