import DurableCore
import Testing

@Suite struct OrchestrationTimerTests {
    private func fired(_ task: Int, at time: Timestamp, execution: ExecutionID = "e1") -> Message {
        Message(to: "a", execution: execution, HistoryEvent(.timerFired(task: task), at: time), deliverAt: time)
    }

    @Test func aTimerIsAMessageToItselfThatIsDeliveredWhenItIsDue() {
        var orchestration = Orchestration()
        let timer = Action.createTimer(fireAt: second(60))
        let checkpoint = orchestration.turn([orchestration.started()], TurnResult(actions: [timer]), at: second(1))
        let events = [
            HistoryEvent(.orchestratorStarted, at: second(1)), orchestration.started().event,
            HistoryEvent(.timerCreated(task: 0, fireAt: second(60)), at: second(1)),
        ]
        #expect(
            checkpoint
                == Checkpoint(consumed: [1], from: 0, events, at: second(1)) {
                    $0.messages = [fired(0, at: second(60))]
                })
    }

    @Test func aFiredTimerIsShownOnce() {
        var orchestration = Orchestration(asking: [.createTimer(fireAt: second(60))])
        let turn = orchestration.begin([fired(0, at: second(60)), fired(0, at: second(60))], at: second(61))
        #expect(
            turn.events == [
                HistoryEvent(.orchestratorStarted, at: second(61)), HistoryEvent(.timerFired(task: 0), at: second(60)),
            ])
        _ = orchestration.finish(turn, TurnResult(), at: second(61))
        #expect(orchestration.begin([fired(0, at: second(60))], at: second(62)).events == [])
    }

    @Test func aTimerCancelledInALaterTurnIsTakenFromTheInbox() {
        var orchestration = Orchestration(asking: [.createTimer(fireAt: second(60)), .createTimer(fireAt: second(90))])
        let raised = Message(to: "a", HistoryEvent(.eventRaised(name: "E", input: nil), at: second(5)))
        let checkpoint = orchestration.turn([raised], TurnResult(actions: [.cancelTimer(task: 1)]), at: second(5))
        let events = [HistoryEvent(.orchestratorStarted, at: second(5)), raised.event]
        #expect(
            checkpoint == Checkpoint(consumed: [2], from: 4, events, at: second(5)) { $0.cancelledTimers = [1] })
    }

    @Test func aTimerCancelledInTheTurnThatCreatesItIsNeverSent() {
        var orchestration = Orchestration()
        let actions: [Action] = [
            .createTimer(fireAt: second(60)), .createTimer(fireAt: second(90)), .cancelTimer(task: 0),
        ]
        let change = orchestration.turn([orchestration.started()], TurnResult(actions: actions), at: start).change
        #expect(change?.messages == [fired(1, at: second(90))])
        #expect(change?.cancelledTimers == [])
        #expect(
            orchestration.history.suffix(2).map(\.kind) == [
                .timerCreated(task: 0, fireAt: second(60)), .timerCreated(task: 1, fireAt: second(90)),
            ])
    }

    @Test func cancellingATimerTwiceOrAfterItFiredOrOneThatNeverWasDoesNothing() {
        var orchestration = Orchestration(asking: [.createTimer(fireAt: second(6)), .createTimer(fireAt: second(60))])
        let actions: [Action] = [
            .cancelTimer(task: 0), .cancelTimer(task: 1), .cancelTimer(task: 1), .cancelTimer(task: 9),
        ]
        let change = orchestration.turn([fired(0, at: second(6))], TurnResult(actions: actions), at: second(7)).change
        #expect(change?.cancelledTimers == [1])
    }

    @Test func theStateIsTheSameFromHistoryAloneAfterTimersWereCancelled() {
        var orchestration = Orchestration(asking: [.createTimer(fireAt: second(60))])
        let raised = Message(to: "a", HistoryEvent(.eventRaised(name: "E", input: nil), at: second(5)))
        let actions: [Action] = [.cancelTimer(task: 0), .createTimer(fireAt: second(70)), .cancelTimer(task: 1)]
        orchestration.turn([raised], TurnResult(actions: actions), at: second(5))
        #expect(orchestration.state == orchestration.reloaded)
    }
}
