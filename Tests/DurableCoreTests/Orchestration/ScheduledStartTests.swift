import DurableCore
import Testing

@Suite struct ScheduledStartTests {
    private let suspend = Message(to: "a", HistoryEvent(.executionSuspended(reason: "wait"), at: second(1)))

    @Test func aNewInstancesMessageIsDeliveredWhenItIsToBegin() {
        let begun = ExecutionStarted(name: "O", input: "1")
        let instance = NewInstance(id: "a", execution: "e1", start: begun, createdAt: start, startAt: second(60))
        #expect(
            instance.message
                == Message(to: "a", execution: "e1", HistoryEvent(.executionStarted(begun), at: start), deliverAt: second(60)))
        #expect(instance.row.status == .pending)
    }

    @Test func whatComesBeforeTheStartWaitsForIt() {
        var orchestration = Orchestration()
        let raised = orchestration.raised("E", "1", at: second(1))
        let turn = orchestration.begin([raised], at: second(2))
        #expect(!turn.runsScript)
        #expect(
            orchestration.finish(turn, nil, at: second(2))
                == Checkpoint(
                    consumed: [1], from: 0, [.episode(at: second(2)), raised.event], at: second(2), status: .pending))
        #expect(orchestration.state == orchestration.reloaded)
        #expect(ShownHistory(orchestration.history).events == [])

        let begun = orchestration.started(at: second(60))
        let later = orchestration.raised("E", "2", at: second(60))
        let first = orchestration.begin([later, begun], at: second(61))
        #expect(first.shown == [.episode(at: second(61)), begun.event, raised.event, later.event])
        let checkpoint = orchestration.finish(first, TurnResult(), at: second(61))
        #expect(
            checkpoint
                == Checkpoint(
                    consumed: [2, 3], from: 2, [.episode(at: second(61)), begun.event, later.event], at: second(61)))
        #expect(ShownHistory(orchestration.history).events == first.shown)
        #expect(orchestration.state == orchestration.reloaded)
    }

    @Test func aDueStartComesBeforeWhatWasSentEarlier() {
        var orchestration = Orchestration()
        let raised = orchestration.raised("E", at: second(1))
        let begun = orchestration.started(at: second(60))
        let turn = orchestration.begin([begun, raised], at: second(99))
        #expect(turn.events == [.episode(at: second(99)), begun.event, raised.event])
    }

    @Test func anInstanceThatIsNotDueCanBeTerminated() {
        var orchestration = Orchestration()
        let terminate = orchestration.fromOutside(.executionTerminated(reason: "no"), at: second(1))
        let checkpoint = orchestration.turn([terminate], at: second(1))
        #expect(
            checkpoint
                == Checkpoint(
                    consumed: [1], from: 0,
                    [
                        .episode(at: second(1)), terminate.event,
                        HistoryEvent(.executionCompleted(.terminated, output: nil, nil), at: second(1)),
                    ], at: second(1), status: .terminated
                ) { $0.update.reason = "no" })
        #expect(orchestration.state == orchestration.reloaded)
        #expect(orchestration.turn([orchestration.started(at: second(60))], at: second(60)).change == nil)
    }

    @Test func suspendedBeforeItIsDueItBeginsWhenItIsResumed() {
        var orchestration = Orchestration()
        let suspended = orchestration.turn([suspend], at: second(1))
        #expect(
            suspended
                == Checkpoint(
                    consumed: [1], from: 0, [.episode(at: second(1)), suspend.event], at: second(1), status: .suspended
                ) { $0.update.reason = "wait" })
        let begun = orchestration.started(at: second(60))
        let turn = orchestration.begin([begun], at: second(60))
        #expect(!turn.runsScript)
        _ = orchestration.finish(turn, nil, at: second(60))
        #expect(orchestration.state == orchestration.reloaded)
        let resume = orchestration.fromOutside(.executionResumed(reason: nil), at: second(70))
        #expect(orchestration.begin([resume], at: second(70)).shown == [.episode(at: second(70)), begun.event])
    }

    @Test func resumedBeforeItIsDueItIsPendingAgain() {
        var orchestration = Orchestration()
        orchestration.turn([suspend], at: second(1))
        let resume = orchestration.fromOutside(.executionResumed(reason: nil), at: second(2))
        let checkpoint = orchestration.turn([resume], at: second(2))
        #expect(
            checkpoint
                == Checkpoint(
                    consumed: [2], from: 2, [.episode(at: second(2)), resume.event], at: second(2), status: .pending))
        let begun = orchestration.started(at: second(60))
        #expect(orchestration.begin([begun], at: second(60)).shown == [.episode(at: second(60)), begun.event])
    }
}
