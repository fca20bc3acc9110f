import DurableCore
import DurableTestKit
import Testing

/// An orchestration in a world that answers everything it asks for, sooner or later, more than once and in any order, while
/// clients do what they can think of.
struct RandomWorld {
    private(set) var orchestration = Orchestration()
    private let seed: UInt64
    private var random: SeededGenerator
    private var script: RandomScript
    private var mended = 0
    /// What the code was shown, without what a rewind took back.
    private(set) var shown: [HistoryEvent] = []
    private(set) var ledger = TaskLedger()
    /// What happened, for whoever wants to know whether it was enough.
    private(set) var happened: [String: Int] = [:]
    /// What has yet to be delivered.
    private var waiting: [Message]
    private var everSent: [Message] = []
    private var now = 0

    init(seed: UInt64) {
        self.seed = seed
        random = SeededGenerator(seed: seed)
        script = RandomScript(seed: seed, mended: 0)
        let isScheduled = seed.isMultiple(of: 3)
        waiting = [orchestration.started(at: isScheduled ? second(5) : nil)]
    }

    var state: OrchestrationState { orchestration.state }

    mutating func live(turns: Int) {
        for _ in 0..<turns { takeTurn(deliver(upTo: 3) + duplicates() + clients()) }
    }

    /// Lets everything that is still on its way arrive, and nothing new be asked for.
    mutating func settle() {
        if state.hasEnded { return }
        var inbox = [orchestration.fromOutside(.executionResumed(reason: nil), at: second(now))]
        for _ in 0..<200 where !state.hasEnded && !(waiting + inbox).isEmpty {
            inbox += deliver(upTo: 3)
            takeTurn(inbox, isScriptSilent: true)
            inbox = []
        }
    }

    private mutating func deliver(upTo count: Int) -> [Message] {
        var inbox: [Message] = []
        for _ in 0..<Int.random(in: 0...count, using: &random) where !waiting.isEmpty {
            inbox.append(waiting.remove(at: .random(in: waiting.indices, using: &random)))
        }
        return inbox
    }

    private mutating func duplicates() -> [Message] {
        (0..<Int.random(in: 0...2, using: &random)).compactMap { _ in everSent.randomElement(using: &random) }
    }

    private mutating func clients() -> [Message] {
        let time = second(now)
        let kinds: [HistoryEvent.Kind] =
            switch Int.random(in: 0..<100, using: &random) {
            case 0..<20: [.eventRaised(name: "E\(now)", input: nil)]
            case 20..<30: [.executionSuspended(reason: "S\(now)")]
            case 30..<45: [.executionResumed(reason: nil)]
            case 45..<48: [.executionSuspended(reason: nil), .executionResumed(reason: nil)]
            case 48..<50: [.executionResumed(reason: nil), .executionSuspended(reason: "T\(now)")]
            case 50..<80 where state.hasEnded: [.executionRewound(reason: nil)]
            case 80..<85 where state.hasEnded: [.executionRewound(reason: nil), .executionSuspended(reason: nil)]
            case 85: [.executionTerminated(reason: nil, isRecursive: now.isMultiple(of: 2))]
            default: []
            }
        return kinds.map { orchestration.fromOutside($0, at: time) }
    }

    private mutating func takeTurn(_ messages: [Message], isScriptSilent: Bool = false) {
        now += 1
        let time = second(now + .random(in: -2...2, using: &random))
        let before = orchestration.history
        let turn = orchestration.begin(messages, at: time)
        #expect(turn.consumed.count == messages.count)
        if turn.shownBefore != nil { reopen(turn, before: before) }
        guard turn.runsScript else {
            shown += turn.shown
            return commit(orchestration.finish(turn, nil, at: time), messages)
        }
        if Int.random(in: 0..<12, using: &random) == 0, !isScriptSilent {
            happened["Stalled", default: 0] += 1
            return commit(orchestration.stall(turn, reason: "X", at: time), messages)
        }
        let result = ask(turn, before: before, isSilent: isScriptSilent)
        commit(orchestration.finish(turn, result, at: time), messages)
    }

    /// Asks the live code and, beside it, code that replays the stored history; both must answer the same.
    private mutating func ask(_ turn: Turn, before: [HistoryEvent], isSilent: Bool) -> TurnResult {
        let past = turn.shownBefore ?? ShownHistory(before).events
        #expect(past == shown)
        shown += turn.shown
        if isSilent { return TurnResult() }
        var replay = RandomScript(seed: seed, mended: mended)
        replay.feed(past)
        let replayed = replay.takeActions()
        replay.feed(turn.shown)
        let answer = TurnResult(replayed: replayed, actions: replay.takeActions(), ending: replay.ending)
        script.feed(turn.shown)
        let live = TurnResult(actions: script.takeActions(), ending: script.ending)
        guard
            let news = try? Replay.news(
                of: answer, to: before, repeating: turn.repeatedActions, comparingTimes: true)
        else {
            Issue.record("a replay does not repeat what is recorded")
            return live
        }
        #expect(news.actions == live.actions(withoutRecorded: turn.repeatedActions))
        #expect(news.ending == live.ending)
        ledger.cancel(news.actions)
        return news
    }

    /// What is taken back are failures, and what is shown again is all that was shown since then.
    private mutating func reopen(_ turn: Turn, before: [HistoryEvent]) {
        let kept = turn.shownBefore ?? []
        #expect(shown.starts(with: kept))
        let again = shown.dropFirst(kept.count)
        let missing = again.filter { !turn.shown.contains($0) && !turn.shown.isEmpty }
        #expect(missing.allSatisfy { $0.kind.failedTask != nil })
        if !turn.shown.isEmpty {
            #expect(turn.shown.starts(with: again.filter { !missing.contains($0) }))
        }
        shown = kept
        if !missing.isEmpty { happened["FailureTakenBack", default: 0] += 1 }
        if turn.repeatedActions > 0 { happened["ActionsRepeated", default: 0] += 1 }
        if !turn.runsScript, !turn.shown.isEmpty { happened["RewindRefused", default: 0] += 1 }
        mended += 1
        script = RandomScript(seed: seed, mended: mended)
        script.feed(kept)
        _ = script.takeActions()
    }

    private mutating func commit(_ checkpoint: Checkpoint, _ messages: [Message]) {
        #expect(state == orchestration.reloaded)
        guard let change = checkpoint.change else { return }
        switch change.body {
        case .history(_, let events):
            ledger.record(events)
            for event in events { happened[event.kind.name, default: 0] += 1 }
        case .restart:
            happened["ContinuedAsNew", default: 0] += 1
            ledger = TaskLedger()
            shown = []
            script = RandomScript(seed: seed, mended: mended)
        case .entity: Issue.record("an orchestration is no entity")
        }
        waiting.removeAll { message in change.cancelledTimers.contains { message.event.kind == .timerFired(task: $0) } }
        if change.update.status.isTerminal { waiting = [] }
        let answers = self.answers(to: change)
        waiting += answers
        everSent += answers
    }

    /// What comes of a checkpoint: every activity, sub-orchestration and operation ends, well or badly.
    private mutating func answers(to change: Checkpoint.Change) -> [Message] {
        let time = second(now)
        var answers: [Message] = []
        for task in change.tasks {
            answers.append(task.completion(isBad() ? .threw(boom) : .returned("1"), at: time))
        }
        for parent in (change.children + change.rewoundChildren).compactMap(\.start.parent) {
            let kind: HistoryEvent.Kind =
                isBad()
                ? .subOrchestrationInstanceFailed(task: parent.task, boom)
                : .subOrchestrationInstanceCompleted(task: parent.task, result: nil)
            answers.append(Message(to: "a", execution: parent.execution, HistoryEvent(kind, at: time)))
        }
        for message in change.messages {
            switch message.event.kind {
            case .entityOperationRequested(_, let caller?):
                let kind: HistoryEvent.Kind =
                    isBad()
                    ? .entityOperationFailed(task: caller.task, boom)
                    : .entityOperationCompleted(task: caller.task, result: nil)
                answers.append(Message(to: "a", execution: caller.execution, HistoryEvent(kind, at: time)))
            case .entityLockAsked(let request):
                let granted = HistoryEvent(.entityLockGranted(task: request.owner.task), at: time)
                answers.append(Message(to: "a", execution: request.owner.execution, granted))
            default: if message.to == "a" { answers.append(message) }
            }
        }
        return answers
    }

    private mutating func isBad() -> Bool { Int.random(in: 0..<3, using: &random) == 0 }
}

extension TurnResult {
    fileprivate func actions(withoutRecorded count: Int) -> [Action] {
        var missing = count
        return actions.filter { action in
            guard missing > 0, action.isRecorded else { return true }
            missing -= 1
            return false
        }
    }
}
