import DurableCore

/// Tells the events of a history one after the other as the management API shows them (host.md 1.6). What ends a task says what
/// was scheduled, of which it remembers as much as is still open.
struct HistoryTeller {
    var showsInput = true
    var showsOutput = false
    private var scheduled: [Int: HistoryEvent] = [:]
    private var fireTimes: [Int: Timestamp] = [:]

    init(showsInput: Bool = true, showsOutput: Bool = false) {
        self.showsInput = showsInput
        self.showsOutput = showsOutput
    }

    /// A JSON object; nil for an event that is not shown.
    mutating func tell(_ event: HistoryEvent) -> String? {
        defer { skip(event) }
        if case .timerFired(let task) = event.kind { return text(of: event, fireAt: fireTimes[task]) }
        return text(of: event, scheduled: event.kind.completedTask.flatMap { scheduled[$0] })
    }

    /// Takes note of an event that is not told.
    mutating func skip(_ event: HistoryEvent) {
        if let task = event.kind.foldableTask { scheduled[task] = event }
        switch event.kind {
        case .timerCreated(let task, let fireAt): fireTimes[task] = fireAt
        case .timerFired(let task): fireTimes[task] = nil
        // What failed may be rewound and end once more.
        case .taskFailed, .subOrchestrationInstanceFailed, .entityOperationFailed: break
        default: if let task = event.kind.completedTask { scheduled[task] = nil }
        }
    }
}
