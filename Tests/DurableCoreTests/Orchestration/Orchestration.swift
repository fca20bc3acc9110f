import DurableCore

/// An orchestration `a` in its execution `e1`, turn by turn: the test is its inbox, its script and its storage.
struct Orchestration {
    private(set) var state: OrchestrationState
    /// What the storage would hold.
    private(set) var history: [HistoryEvent] = []
    private var sequence: Int64 = 0
    private var executions = 1
    /// What sub-orchestrations get that are not given a version.
    var defaultVersion: String?
    var limits = OrchestrationLimits()

    init() { state = OrchestrationState("a", execution: "e1", history: []) }

    /// One that was started as `O` at the start, and asked for `actions` then.
    init(asking actions: [Action], input: Payload? = nil, parent: ParentInstance? = nil) {
        self.init()
        turn([started(input: input, parent: parent)], TurnResult(actions: actions), at: start)
    }

    /// One that was started at the start, asked for `actions` and failed with `boom` in its first turn.
    init(failingAfter actions: [Action], parent: ParentInstance? = nil) {
        self.init()
        turn([started(parent: parent)], TurnResult(actions: actions, ending: .threw(boom)), at: start)
    }

    func started(
        input: Payload? = nil, parent: ParentInstance? = nil, depth: Int = 0, version: String? = nil,
        tags: [String: String] = [:], at due: Timestamp? = nil
    ) -> Message {
        let begun = ExecutionStarted(name: "O", input: input, parent: parent, depth: depth, version: version, tags: tags)
        return Message(to: "a", execution: "e1", HistoryEvent(.executionStarted(begun), at: start), deliverAt: due)
    }

    /// A message to any execution, as clients send them.
    func fromOutside(_ kind: HistoryEvent.Kind, at time: Timestamp) -> Message {
        Message(to: "a", HistoryEvent(kind, at: time))
    }

    func raised(_ name: String, _ input: Payload? = nil, at time: Timestamp) -> Message {
        fromOutside(.eventRaised(name: name, input: input), at: time)
    }

    /// A message to the current execution.
    func message(_ kind: HistoryEvent.Kind, at time: Timestamp) -> Message {
        Message(to: "a", execution: state.execution, HistoryEvent(kind, at: time))
    }

    @discardableResult
    mutating func turn(_ messages: [Message], _ result: TurnResult? = TurnResult(), at now: Timestamp) -> Checkpoint {
        let turn = begin(messages, at: now)
        return finish(turn, result, at: now)
    }

    mutating func begin(_ messages: [Message], at now: Timestamp) -> Turn {
        let inbox = messages.map { message in
            sequence += 1
            return StoredMessage(sequence: sequence, message)
        }
        return state.begin(inbox, at: now, history: history)
    }

    mutating func finish(_ turn: Turn, _ result: TurnResult?, at now: Timestamp) -> Checkpoint {
        let checkpoint = state.finish(
            turn, turn.runsScript ? result : nil, at: now, defaultVersion: defaultVersion, limits: limits
        ) {
            executions += 1
            return ExecutionID("e\(executions)")
        }
        store(checkpoint)
        return checkpoint
    }

    /// Ends a turn whose script did not repeat what history says.
    mutating func stall(_ turn: Turn, reason: String, at now: Timestamp) -> Checkpoint {
        let checkpoint = state.stall(turn, reason: reason, failure: boom, at: now) {
            executions += 1
            return ExecutionID("e\(executions)")
        }
        store(checkpoint)
        return checkpoint
    }

    private mutating func store(_ checkpoint: Checkpoint) {
        switch checkpoint.change?.body {
        case .history(let from, let events):
            precondition(from == history.count, "a checkpoint goes on where the history ends")
            history += events
        case .restart: history = []
        case .entity, nil: break
        }
    }

    /// What a host knows that has nothing but the history.
    var reloaded: OrchestrationState { OrchestrationState("a", execution: state.execution, history: history) }
}

/// What code fails with.
let boom = FailureDetails(errorType: "Error", message: "boom")

extension HistoryEvent {
    /// The opening of an episode.
    static func episode(at now: Timestamp) -> HistoryEvent { HistoryEvent(.orchestratorStarted, at: now) }
}

extension Checkpoint {
    /// Of execution `e1` of the instance `a`.
    init(
        consumed: [Int64], from: Int, _ events: [HistoryEvent], at now: Timestamp, status: RuntimeStatus = .running,
        _ configure: (inout Change) -> Void = { _ in }
    ) {
        var change = Change(
            update: InstanceUpdate(status: status, lastUpdatedAt: now), body: .history(from: from, append: events))
        configure(&change)
        self.init(instance: "a", execution: "e1", consumed: consumed, change: change)
    }
}
