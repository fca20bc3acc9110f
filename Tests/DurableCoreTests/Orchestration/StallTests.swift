import DurableCore
import Testing

@Suite struct StallTests {
    private let activity = Action.scheduleTask(name: "A", input: nil)

    @Test func aStalledInstanceIsSuspendedWithItsReasonAndKeepsWhatCame() {
        var orchestration = Orchestration(asking: [activity])
        let done = orchestration.message(.taskCompleted(task: 0, result: "7"), at: second(1))
        let turn = orchestration.begin([done], at: second(2))
        let checkpoint = orchestration.stall(turn, reason: "the code differs", at: second(3))
        #expect(
            checkpoint
                == Checkpoint(
                    consumed: [2], from: 3,
                    [
                        .episode(at: second(2)), done.event,
                        HistoryEvent(.executionSuspended(reason: "the code differs", stall: boom), at: second(3)),
                    ], at: second(3), status: .suspended
                ) {
                    $0.update.failure = boom
                    $0.update.reason = "the code differs"
                })
        #expect(orchestration.state == orchestration.reloaded)
        #expect(ShownHistory(orchestration.history).heldBack == [done.event])
    }

    @Test func messagesDoNotMakeItForgetWhyItIsStalled() {
        var orchestration = Orchestration(asking: [activity])
        let turn = orchestration.begin([orchestration.raised("E", at: second(1))], at: second(1))
        _ = orchestration.stall(turn, reason: "the code differs", at: second(1))
        let done = orchestration.message(.taskCompleted(task: 0, result: "7"), at: second(2))
        let again = orchestration.fromOutside(.executionSuspended(reason: "by hand"), at: second(2))
        let checkpoint = orchestration.turn([done, again], at: second(2))
        #expect(
            checkpoint.change?.update
                == InstanceUpdate(
                    status: .suspended, lastUpdatedAt: second(2), failure: boom, reason: "the code differs"))
    }

    @Test func aResumedInstanceIsShownWhatItWasShownInVain() {
        var orchestration = Orchestration(asking: [activity])
        let done = orchestration.message(.taskCompleted(task: 0, result: "7"), at: second(1))
        let stalled = orchestration.begin([done], at: second(1))
        _ = orchestration.stall(stalled, reason: "the code differs", at: second(1))
        let raised = orchestration.raised("E", at: second(2))
        orchestration.turn([raised], at: second(2))
        let before = orchestration.history

        let resume = orchestration.fromOutside(.executionResumed(reason: "mended"), at: second(3))
        let turn = orchestration.begin([resume], at: second(3))
        #expect(turn.shown == [.episode(at: second(3)), done.event, raised.event])
        let change = orchestration.finish(turn, TurnResult(ending: .returned("8")), at: second(3)).change
        #expect(change?.update == InstanceUpdate(status: .completed, lastUpdatedAt: second(3), output: "8"))
        #expect(ShownHistory(orchestration.history).events == ShownHistory(before).events + turn.shown)
        #expect(orchestration.state == orchestration.reloaded)
    }

    @Test func stalledAgainLosesNothing() {
        var orchestration = Orchestration(asking: [])
        let raised = orchestration.raised("E", at: second(1))
        let first = orchestration.begin([raised], at: second(1))
        _ = orchestration.stall(first, reason: "one", at: second(1))
        let resume = orchestration.fromOutside(.executionResumed(reason: nil), at: second(2))
        let second = orchestration.begin([resume], at: DurableCoreTests.second(2))
        let change = orchestration.stall(second, reason: "two", at: DurableCoreTests.second(2)).change
        #expect(change?.update.reason == "two")
        #expect(orchestration.state == orchestration.reloaded)
        let third = orchestration.begin(
            [orchestration.fromOutside(.executionResumed(reason: nil), at: DurableCoreTests.second(3))],
            at: DurableCoreTests.second(3))
        #expect(third.shown.dropFirst() == [raised.event])
    }

    @Test func aRewoundInstanceThatStallsHasStartedItsTasksAgainAndRepeatsItsEpisodeLater() {
        var orchestration = Orchestration(failingAfter: [activity])
        let rewind = orchestration.fromOutside(.executionRewound(reason: nil), at: second(1))
        let turn = orchestration.begin([rewind], at: second(1))
        #expect(turn.repeatedActions == 1)
        let checkpoint = orchestration.stall(turn, reason: "the code differs", at: second(1))
        let suspended = HistoryEvent(.executionSuspended(reason: "the code differs", stall: boom), at: second(1))
        #expect(
            checkpoint
                == Checkpoint(
                    consumed: [2], from: 4, [.episode(at: second(1)), rewind.event, suspended], at: second(1),
                    status: .suspended
                ) {
                    $0.update.failure = boom
                    $0.update.reason = "the code differs"
                    $0.tasks = [ActivityTask(instance: "a", execution: "e1", task: 0, name: "A", input: nil)]
                })
        #expect(orchestration.state == orchestration.reloaded)
        let resume = orchestration.fromOutside(.executionResumed(reason: nil), at: second(2))
        let resumed = orchestration.begin([resume], at: second(2))
        #expect(resumed.shown == [.episode(at: start), orchestration.started().event, .episode(at: second(2))])
        #expect(resumed.repeatedActions == 1)
        #expect(resumed.shownBefore == nil)
        #expect(ShownHistory(orchestration.history).events == [])
    }
}
