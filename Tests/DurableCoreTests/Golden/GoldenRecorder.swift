import DurableCore

/// Plays a scenario, turn by turn, and takes down what happens.
struct GoldenRecorder {
    private(set) var orchestration = Orchestration()
    private(set) var turns: [GoldenTurn] = []
    private var now = 0

    /// Seconds after the start, at which the next turn is taken.
    private mutating func tick(_ seconds: Int) -> Timestamp {
        now += seconds
        return second(now)
    }

    /// A turn on messages to the current execution; `script` answers it, unless the core does not ask.
    @discardableResult
    mutating func turn(
        after seconds: Int = 1, _ kinds: [HistoryEvent.Kind], also messages: [Message] = [], _ result: TurnResult = TurnResult()
    ) throws -> Checkpoint {
        let time = tick(seconds)
        let inbox = kinds.map { orchestration.message($0, at: time) } + messages
        let turn = orchestration.begin(inbox, at: time)
        let asked = turn.runsScript ? result : nil
        let checkpoint = orchestration.finish(turn, asked, at: time)
        turns.append(try GoldenTurn(now: time, messages: inbox, result: asked, stall: nil, checkpoint: checkpoint))
        return checkpoint
    }

    mutating func start(
        input: Payload? = nil, parent: ParentInstance? = nil, tags: [String: String] = [:], _ actions: [Action],
        _ ending: TurnResult.Ending? = nil
    ) throws {
        let begun = orchestration.started(input: input, parent: parent, tags: tags)
        try turn(after: 0, [], also: [begun], TurnResult(actions: actions, ending: ending))
    }

    mutating func stall(_ kinds: [HistoryEvent.Kind], because reason: String) throws {
        let time = tick(1)
        let inbox = kinds.map { orchestration.message($0, at: time) }
        let turn = orchestration.begin(inbox, at: time)
        let checkpoint = orchestration.stall(turn, reason: reason, at: time)
        turns.append(try GoldenTurn(now: time, messages: inbox, result: nil, stall: reason, checkpoint: checkpoint))
    }
}
