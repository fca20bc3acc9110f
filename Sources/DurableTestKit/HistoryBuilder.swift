package import DurableCore

/// Writes histories down in a few words: every call appends one event, a second after the last episode began.
package struct HistoryBuilder {
    package private(set) var events: [HistoryEvent] = []
    private var now: Timestamp
    private var nextTask = 0

    package init(at start: Timestamp = Timestamp(microseconds: 1_700_000_000_000_000)) { now = start }

    package func episode() -> Self { appending(.orchestratorStarted, after: .seconds(1)) }

    package func started(_ name: String, input: Payload? = nil, parent: ParentInstance? = nil) -> Self {
        appending(.executionStarted(ExecutionStarted(name: name, input: input, parent: parent)))
    }

    package func scheduled(_ name: String, input: Payload? = nil) -> Self {
        appending(.taskScheduled(task: nextTask, name: name, input: input), takesNumber: true)
    }

    package func completed(_ task: Int, _ result: Payload? = nil) -> Self {
        appending(.taskCompleted(task: task, result: result))
    }

    package func timer(_ fireAt: Timestamp) -> Self {
        appending(.timerCreated(task: nextTask, fireAt: fireAt), takesNumber: true)
    }

    package func fired(_ task: Int) -> Self { appending(.timerFired(task: task)) }

    package func raised(_ name: String, _ input: Payload? = nil) -> Self {
        appending(.eventRaised(name: name, input: input))
    }

    private func appending(_ kind: HistoryEvent.Kind, after pause: Duration = .zero, takesNumber: Bool = false) -> Self {
        var copy = self
        copy.now = now + pause
        if takesNumber { copy.nextTask += 1 }
        copy.events.append(HistoryEvent(kind, at: copy.now))
        return copy
    }
}
