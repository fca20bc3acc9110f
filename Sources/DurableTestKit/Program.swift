import DurableCore

/// A program in the middle of its run: what it waits for, and what it asked for.
struct Program: Sendable {
    typealias Step = ScriptedEngine.Step

    private let instance: InstanceID
    private let steps: [Step]
    private let returnsAll: Bool
    private var position = 0
    private var isRunning = false
    private var start = ExecutionStarted(name: "")
    private var now = Timestamp(microseconds: 0)
    private var nextTask = 0
    /// The tasks the step waits for, in their order, with what they came to.
    private var awaited: [(task: Int, result: Payload?, isSettled: Bool)] = []
    private var awaitedEvent: String?
    private var attempt = 0
    private var isPausing = false
    /// The number of the lock it holds.
    private var section: Int?
    private var buffered: [TurnResult.UnprocessedEvent] = []
    private var results: [Payload?] = []
    private var actions: [Action] = []
    private(set) var ending: TurnResult.Ending?

    /// - Parameter returnsAll: whether the output is the list of what all steps came to, rather than the last one's result.
    init(_ instance: InstanceID, steps: [Step], returnsAll: Bool) {
        self.instance = instance
        self.steps = steps
        self.returnsAll = returnsAll
    }

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
            self.start = start
            run()
        case .taskCompleted(let task, let result), .subOrchestrationInstanceCompleted(let task, let result),
            .entityOperationCompleted(let task, let result):
            settle(task, result)
        case .timerFired(let task), .entityLockGranted(let task): settle(task, nil)
        case .taskFailed(let task, let failure), .subOrchestrationInstanceFailed(let task, let failure),
            .entityOperationFailed(let task, let failure):
            fail(task, failure)
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
        guard let index = awaited.firstIndex(where: { $0.task == task && !$0.isSettled }) else { return }
        if isPausing { return tryAgain() }
        awaited[index].result = result
        awaited[index].isSettled = true
        guard awaited.allSatisfy(\.isSettled) else { return }
        if case .deadline = steps[position] { advance(with: []) } else { advance(with: awaited.map(\.result)) }
    }

    private mutating func fail(_ task: Int, _ failure: FailureDetails) {
        guard awaited.contains(where: { $0.task == task && !$0.isSettled }) else { return }
        switch steps[position] {
        case .attempt: settle(task, nil)
        case .retry(_, let attempts, let pause) where attempt < attempts:
            awaited = []
            isPausing = true
            ask(.createTimer(fireAt: now + pause))
        default: ending = .threw(failure)
        }
    }

    private mutating func tryAgain() {
        awaited = []
        isPausing = false
        run()
    }

    private mutating func takeAwaitedEvent() {
        guard let name = awaitedEvent, let index = buffered.firstIndex(where: { $0.name == name }) else { return }
        let event = buffered.remove(at: index)
        if case .deadline = steps[position] {
            actions.append(.cancelTimer(task: awaited[0].task))
            advance(with: [])
        } else {
            advance(with: [event.input])
        }
    }

    private mutating func advance(with news: [Payload?]) {
        results += news
        awaited = []
        awaitedEvent = nil
        attempt = 0
        position += 1
        run()
    }

    /// Goes into the step it stands at; comes back when that step waits or the program ended.
    private mutating func run() {
        guard isRunning, ending == nil else { return }
        guard position < steps.count else {
            ending = .returned(returnsAll ? list(results) : results.last ?? nil)
            return
        }
        switch steps[position] {
        case .activity(let name, let input): ask(.scheduleTask(name: name, input: input))
        case .activities(let names): for name in names { ask(.scheduleTask(name: name, input: nil)) }
        case .attempt(let name): ask(.scheduleTask(name: name, input: nil))
        case .retry(let name, _, _):
            attempt += 1
            ask(.scheduleTask(name: name, input: Payload(json: String(attempt))))
        case .timer(let pause): ask(.createTimer(fireAt: now + pause))
        case .event(let name):
            awaitedEvent = name
            takeAwaitedEvent()
        case .deadline(let name, let pause):
            ask(.createTimer(fireAt: now + pause))
            awaitedEvent = name
            takeAwaitedEvent()
        case .child(let name, let id): ask(.createSubOrchestration(name: name, id, input: nil))
        case .children(let names): for name in names { ask(.createSubOrchestration(name: name, nil, input: nil)) }
        case .entity(let id, let name, let input): ask(.callEntity(EntityOperation(entity: id, name: name, input: input)))
        case .signal(let id, let name, let input, let pause):
            let operation = EntityOperation(entity: id, name: name, input: input)
            tell(.signalEntity(operation, at: pause.map { now + $0 }))
        case .note(let id): ask(.callEntity(note(to: id)))
        case .noteBySignal(let id): tell(.signalEntity(note(to: id)))
        case .lock(let entities):
            section = nextTask
            ask(.lockEntities(entities))
        case .unlock:
            section = nil
            tell(.releaseEntities)
        case .raise(let name, let input, let target): tell(.sendEvent(to: target, name: name, input: input))
        case .restart(let next):
            if next == start.input { advance(with: []) } else { ending = .continuedAsNew(next, unprocessed: buffered) }
        case .fail(let message): ending = .threw(FailureDetails(errorType: "Error", message: message))
        }
    }

    /// `instance/generation/task`, and `/lock` inside a critical section: nobody else writes the same.
    private func note(to entity: InstanceID) -> EntityOperation {
        let place = "\(instance)/\(start.generation)/\(nextTask)" + (section.map { "/\($0)" } ?? "")
        return EntityOperation(entity: entity, name: "note", input: Payload(json: "\"\(place)\""))
    }

    private func list(_ values: [Payload?]) -> Payload {
        Payload(json: "[" + values.map { $0?.json ?? "null" }.joined(separator: ",") + "]")
    }

    private mutating func ask(_ action: Action) {
        awaited.append((nextTask, nil, false))
        nextTask += 1
        actions.append(action)
    }

    /// An action that nothing comes back of.
    private mutating func tell(_ action: Action) {
        nextTask += 1
        actions.append(action)
        advance(with: [])
    }
}
