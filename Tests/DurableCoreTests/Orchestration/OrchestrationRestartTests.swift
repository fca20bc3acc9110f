import DurableCore
import Testing

@Suite struct OrchestrationRestartTests {
    private let parent = ParentInstance(id: "p", execution: "pe", task: 4)

    private func restart(_ input: Payload?, _ names: [String] = [], actions: [Action] = []) -> TurnResult {
        let unprocessed = names.map { TurnResult.UnprocessedEvent(name: $0, input: Payload(json: "\"\($0)\"")) }
        return TurnResult(actions: actions, ending: .continuedAsNew(input, unprocessed: unprocessed))
    }

    @Test func continueAsNewBeginsTheNextExecutionWithItsEvents() {
        var orchestration = Orchestration(asking: [.createTimer(fireAt: second(60))], input: "1", parent: parent)
        let raised = Message(to: "a", HistoryEvent(.eventRaised(name: "E", input: nil), at: second(5)))
        let actions: [Action] = [.createTimer(fireAt: second(90)), .sendEvent(to: "a", name: "Self", input: nil)]
        let checkpoint = orchestration.turn([raised], restart("2", ["E", "F"], actions: actions), at: second(5))

        let next = ExecutionStarted(name: "O", input: "2", parent: parent, generation: 1)
        let messages = [
            Message(to: "a", HistoryEvent(.eventRaised(name: "Self", input: nil), at: second(5))),
            Message(to: "a", execution: "e2", HistoryEvent(.executionStarted(next), at: second(5)), isCarriedOver: true),
            Message(to: "a", HistoryEvent(.eventRaised(name: "E", input: "\"E\""), at: second(5)), isCarriedOver: true),
            Message(to: "a", HistoryEvent(.eventRaised(name: "F", input: "\"F\""), at: second(5)), isCarriedOver: true),
        ]
        var expected = Checkpoint(consumed: [2], from: 3, [], at: second(5)) {
            $0.messages = messages
            $0.cancelledTimers = [0]
        }
        expected.change?.body = .restart(execution: "e2", input: "2", from: 3)
        #expect(checkpoint == expected)
        #expect(orchestration.state == OrchestrationState("a", execution: "e2", history: []))
    }

    @Test func theNextExecutionSeesItsStartFirstAndNumbersItsTasksFromZero() {
        var orchestration = Orchestration(asking: [.scheduleTask(name: "A", input: nil)])
        let raised = Message(to: "a", HistoryEvent(.eventRaised(name: "Before", input: nil), at: second(1)))
        let messages = orchestration.turn([raised], restart("2", ["Kept"]), at: second(2)).change?.messages ?? []
        let meanwhile = Message(to: "a", HistoryEvent(.eventRaised(name: "Meanwhile", input: nil), at: second(1)))
        let stray = Message(to: "a", execution: "e1", HistoryEvent(.taskCompleted(task: 0, result: nil), at: second(2)))

        let turn = orchestration.begin([meanwhile, stray] + messages, at: second(3))
        let next = ExecutionStarted(name: "O", input: "2", generation: 1)
        #expect(
            turn.events.map(\.kind) == [
                .orchestratorStarted, .executionStarted(next), .eventRaised(name: "Kept", input: "\"Kept\""),
                .eventRaised(name: "Meanwhile", input: nil),
            ])
        #expect(Set(turn.consumed) == [3, 4, 5, 6])
        let checkpoint = orchestration.finish(turn, TurnResult(actions: [.scheduleTask(name: "A", input: nil)]), at: second(3))
        #expect(checkpoint.execution == "e2")
        #expect(
            checkpoint.change?.tasks == [ActivityTask(instance: "a", execution: "e2", task: 0, name: "A", input: nil)])
    }

    @Test func timersThatFiredAreNotCancelledAgain() {
        var orchestration = Orchestration(asking: [.createTimer(fireAt: second(6)), .createTimer(fireAt: second(90))])
        let fired = orchestration.message(.timerFired(task: 0), at: second(6))
        let result = restart(nil, actions: [.cancelTimer(task: 1)])
        #expect(orchestration.turn([fired], result, at: second(7)).change?.cancelledTimers == [1])
    }

    @Test func everyGenerationCountsOneMoreAndOnlyTheLastTellsTheParent() {
        var orchestration = Orchestration()
        var messages = [orchestration.started(input: "0", parent: parent)]
        for generation in 1...3 {
            let change = orchestration.turn(messages, restart(Payload(json: "\(generation)")), at: second(generation)).change
            messages = change?.messages ?? []
            #expect(messages.map(\.to) == ["a"])
        }
        let change = orchestration.turn(messages, TurnResult(ending: .returned("9")), at: second(9)).change
        let completed = HistoryEvent(.subOrchestrationInstanceCompleted(task: 4, result: "9"), at: second(9))
        #expect(change?.messages == [Message(to: "p", execution: "pe", completed)])
        guard case .executionStarted(let started) = orchestration.history[1].kind else {
            Issue.record("the history does not begin with the start")
            return
        }
        #expect(started == ExecutionStarted(name: "O", input: "3", parent: parent, generation: 3))
    }

    @Test func terminationInTheSameInboxWinsOverTheNextExecution() {
        var orchestration = Orchestration(asking: [])
        let raised = Message(to: "a", HistoryEvent(.eventRaised(name: "E", input: nil), at: second(1)))
        let messages = orchestration.turn([raised], restart("2"), at: second(2)).change?.messages ?? []
        let terminate = Message(to: "a", HistoryEvent(.executionTerminated(reason: "enough"), at: second(2)))
        let change = orchestration.turn([terminate] + messages, at: second(3)).change
        #expect(change?.update.status == .terminated)
    }
}
