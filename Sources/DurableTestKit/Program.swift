import DurableCore

/// A program in the middle of its run: what it waits for, and what it asked for.
struct Program: Sendable {
    private let steps: [ScriptedEngine.Step]
    private var position = 0
    private var isRunning = false
    private var input: Payload?
    private var now = Timestamp(microseconds: 0)
    private var nextTask = 0
    private var awaited: Set<Int> = []
    private var awaitedEvent: String?
    private var buffered: [TurnResult.UnprocessedEvent] = []
    private var lastResult: Payload?
    private var actions: [Action] = []
    private(set) var ending: TurnResult.Ending?

    init(steps: [ScriptedEngine.Step]) { self.steps = steps }

    mutating func takeActions() -> [Action] {
        defer { actions = [] }
        return actions
    }

    mutating func feed(_ event: HistoryEvent) {
        if ending != nil { return feedAfterEnd(event) }
        switch event.kind {
        case .orchestratorStarted: now = event.timestamp
        case .executionStarted(let start):
            isRunning = true
            input = start.input
            run()
        case .taskCompleted(let task, let result), .subOrchestrationInstanceCompleted(let task, let result):
            settle(task, result)
        case .timerFired(let task): settle(task, nil)
        case .taskFailed(_, let failure), .subOrchestrationInstanceFailed(_, let failure): ending = .threw(failure)
        case .eventRaised(let name, let input):
            buffered.append(.init(name: name, input: input))
            takeAwaitedEvent()
        default: break
        }
    }

    /// What comes in the same turn, but after continue-as-new was asked for, goes to the next execution.
    private mutating func feedAfterEnd(_ event: HistoryEvent) {
        guard case .continuedAsNew(let input, var unprocessed) = ending, case .eventRaised(let name, let value) = event.kind
        else { return }
        unprocessed.append(.init(name: name, input: value))
        ending = .continuedAsNew(input, unprocessed: unprocessed)
    }

    private mutating func settle(_ task: Int, _ result: Payload?) {
        guard awaited.remove(task) != nil else { return }
        lastResult = result
        if awaited.isEmpty { advance() }
    }

    private mutating func takeAwaitedEvent() {
        guard let name = awaitedEvent, let index = buffered.firstIndex(where: { $0.name == name }) else { return }
        lastResult = buffered.remove(at: index).input
        awaitedEvent = nil
        advance()
    }

    private mutating func advance() {
        position += 1
        run()
    }

    /// Goes into the step it stands at; comes back when that step waits or the program ended.
    private mutating func run() {
        guard isRunning, ending == nil else { return }
        guard position < steps.count else {
            ending = .returned(lastResult)
            return
        }
        switch steps[position] {
        case .activity(let name, let input): ask(.scheduleTask(name: name, input: input))
        case .activities(let names):
            for name in names { ask(.scheduleTask(name: name, input: nil)) }
        case .timer(let pause): ask(.createTimer(fireAt: now + pause))
        case .event(let name):
            awaitedEvent = name
            takeAwaitedEvent()
        case .child(let name, let id): ask(.createSubOrchestration(name: name, id, input: nil))
        case .restart(let next):
            if next == input { advance() } else { ending = .continuedAsNew(next, unprocessed: buffered) }
        case .fail(let message): ending = .threw(FailureDetails(errorType: "Error", message: message))
        }
    }

    private mutating func ask(_ action: Action) {
        awaited.insert(nextTask)
        nextTask += 1
        actions.append(action)
    }
}
