import DurableCore
import DurableTestKit
import Testing

@Suite struct OrchestrationPropertyTests {
    /// A script and a world that do anything: whatever happens, a host that has nothing but the history must come to the
    /// same state as the one that took every turn.
    @Test(arguments: 0..<60 as Range<UInt64>)
    func theStateIsWhatTheHistoryAddsUpTo(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var orchestration = Orchestration(asking: (0..<3).map { _ in anyAction(&random) })
        for turn in 1...25 where !orchestration.state.hasEnded {
            let now = second(turn + .random(in: -3...3, using: &random))
            let messages = (0...Int.random(in: 0...4, using: &random)).map { _ in
                orchestration.message(anyMessage(&random), at: now)
            }
            let actions = (0..<Int.random(in: 0...3, using: &random)).map { _ in anyAction(&random) }
            let checkpoint = orchestration.turn(messages, TurnResult(actions: actions, ending: anyEnding(&random)), at: now)
            #expect(checkpoint.consumed.count == messages.count)
            #expect(orchestration.state == orchestration.reloaded)
        }
    }

    private func anyAction(_ random: inout SeededGenerator) -> Action {
        switch Int.random(in: 0..<5, using: &random) {
        case 0: .scheduleTask(name: "A", input: nil)
        case 1: .createTimer(fireAt: second(.random(in: 0..<50, using: &random)))
        case 2: .cancelTimer(task: .random(in: 0..<10, using: &random))
        case 3: .createSubOrchestration(name: "S", nil, input: nil)
        default: .sendEvent(to: "b", name: "E", input: nil)
        }
    }

    private func anyMessage(_ random: inout SeededGenerator) -> HistoryEvent.Kind {
        let task = Int.random(in: 0..<12, using: &random)
        let failure = FailureDetails(errorType: "Error", message: "boom")
        return switch Int.random(in: 0..<8, using: &random) {
        case 0: .taskCompleted(task: task, result: "1")
        case 1: .taskFailed(task: task, failure)
        case 2: .timerFired(task: task)
        case 3: .subOrchestrationInstanceCompleted(task: task, result: nil)
        case 4: .subOrchestrationInstanceFailed(task: task, failure)
        case 5: .executionStarted(ExecutionStarted(name: "O"))
        case 6 where task == 0: .executionTerminated(reason: nil)
        default: .eventRaised(name: "E", input: nil)
        }
    }

    private func anyEnding(_ random: inout SeededGenerator) -> TurnResult.Ending? {
        switch Int.random(in: 0..<40, using: &random) {
        case 0: .returned(nil)
        case 1: .threw(FailureDetails(errorType: "Error", message: "boom"))
        case 2, 3: .continuedAsNew(nil, unprocessed: [.init(name: "E", input: nil)])
        default: nil
        }
    }

    /// However often and in whatever order what was asked for is answered, everything is asked for once and answered once.
    @Test(arguments: 0..<60 as Range<UInt64>)
    func noOrderAndNoDuplicateSchedulesOrCompletesATaskTwice(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var orchestration = Orchestration()
        var waiting = [orchestration.started()]
        var everSent: [Message] = waiting
        var budget = 30
        var now = 0
        while !waiting.isEmpty {
            now += 1
            var inbox: [Message] = []
            for _ in 0...Int.random(in: 0..<3, using: &random) where !waiting.isEmpty {
                inbox.append(waiting.remove(at: .random(in: waiting.indices, using: &random)))
            }
            for _ in 0..<Int.random(in: 0..<4, using: &random) { inbox.append(everSent.randomElement(using: &random)!) }
            inbox.shuffle(using: &random)
            let turn = orchestration.begin(inbox, at: second(now))
            let wanted = min(budget, Int.random(in: 0...3, using: &random), turn.events.count)
            budget -= wanted
            let actions = (0..<wanted).map { _ in anyAwaitedAction(&random) }
            let checkpoint = orchestration.finish(turn, TurnResult(actions: actions), at: second(now))
            let answers = checkpoint.change.map { self.answers(to: $0, at: second(now)) } ?? []
            waiting += answers
            everSent += answers
        }
        let scheduled = orchestration.history.compactMap { number($0, ofScheduling: true) }
        let settled = orchestration.history.compactMap { number($0, ofScheduling: false) }
        #expect(scheduled == Array(scheduled.indices))
        #expect(settled.sorted() == scheduled)
        #expect(orchestration.history.count { $0.kind == orchestration.started().event.kind } == 1)
    }

    private func anyAwaitedAction(_ random: inout SeededGenerator) -> Action {
        switch Int.random(in: 0..<3, using: &random) {
        case 0: .scheduleTask(name: "A", input: nil)
        case 1: .createTimer(fireAt: second(.random(in: 0..<50, using: &random)))
        default: .createSubOrchestration(name: "S", nil, input: nil)
        }
    }

    /// What comes of a checkpoint: every activity and every sub-orchestration ends, every timer fires.
    private func answers(to change: Checkpoint.Change, at now: Timestamp) -> [Message] {
        let activities = change.tasks.map { $0.completion(.returned("1"), at: now) }
        let children = change.children.compactMap(\.start.parent).map { parent in
            Message(
                to: parent.id, execution: parent.execution,
                HistoryEvent(.subOrchestrationInstanceCompleted(task: parent.task, result: nil), at: now))
        }
        return activities + children + change.messages
    }

    private func number(_ event: HistoryEvent, ofScheduling: Bool) -> Int? {
        switch event.kind {
        case .taskScheduled(let task, _, _), .timerCreated(let task, _), .subOrchestrationInstanceCreated(let task, _, _, _):
            ofScheduling ? task : nil
        case .taskCompleted(let task, _), .timerFired(let task), .subOrchestrationInstanceCompleted(let task, _):
            ofScheduling ? nil : task
        default: nil
        }
    }
}
