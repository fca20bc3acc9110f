import DurableCore
import Testing

@Suite struct SuspensionTests {
    private let activity = Action.scheduleTask(name: "A", input: nil)

    private func suspend(_ reason: String?, at time: Timestamp) -> Message {
        Message(to: "a", HistoryEvent(.executionSuspended(reason: reason), at: time))
    }

    private func resume(at time: Timestamp) -> Message {
        Message(to: "a", HistoryEvent(.executionResumed(reason: nil), at: time))
    }

    @Test func aSuspendedInstanceAsksNoScriptAndKeepsWhatCame() {
        var orchestration = Orchestration(asking: [activity])
        let raised = orchestration.raised("E", "1", at: second(1))
        let turn = orchestration.begin([raised, suspend("wait", at: second(2))], at: second(3))
        #expect(!turn.runsScript)
        #expect(turn.shown == [])
        #expect(
            orchestration.finish(turn, nil, at: second(3))
                == Checkpoint(
                    consumed: [2, 3], from: 3,
                    [.episode(at: second(3)), raised.event, suspend("wait", at: second(2)).event], at: second(3),
                    status: .suspended
                ) { $0.update.reason = "wait" })
        #expect(orchestration.state == orchestration.reloaded)
    }

    @Test func whatComesLaterIsRecordedAndTheReasonStays() {
        var orchestration = Orchestration(asking: [activity])
        orchestration.turn([suspend("wait", at: second(1))], at: second(1))
        let done = orchestration.message(.taskCompleted(task: 0, result: "7"), at: second(2))
        let checkpoint = orchestration.turn([done], at: second(2))
        #expect(
            checkpoint
                == Checkpoint(
                    consumed: [3], from: 5, [.episode(at: second(2)), done.event], at: second(2), status: .suspended
                ) { $0.update.reason = "wait" })
        #expect(orchestration.state == orchestration.reloaded)
    }

    @Test func aResumedInstanceIsShownEverythingInItsOrder() {
        var orchestration = Orchestration(asking: [activity, .createTimer(fireAt: second(3))])
        let first = orchestration.raised("E", "1", at: second(1))
        let done = orchestration.message(.taskCompleted(task: 0, result: "7"), at: second(2))
        let fired = orchestration.message(.timerFired(task: 1), at: second(3))
        let last = orchestration.raised("E", "2", at: second(4))
        orchestration.turn([first, suspend("wait", at: second(1))], at: second(1))
        orchestration.turn([done], at: second(2))
        orchestration.turn([fired], at: second(3))
        #expect(orchestration.state == orchestration.reloaded)

        let before = orchestration.history
        let turn = orchestration.begin([last, resume(at: second(5))], at: second(6))
        #expect(turn.runsScript)
        #expect(turn.shown == [.episode(at: second(6)), first.event, done.event, fired.event, last.event])
        let checkpoint = orchestration.finish(turn, TurnResult(actions: [activity]), at: second(6))
        #expect(
            checkpoint
                == Checkpoint(
                    consumed: [6, 7], from: before.count,
                    [
                        .episode(at: second(6)), last.event, resume(at: second(5)).event,
                        HistoryEvent(.taskScheduled(task: 2, name: "A", input: nil), at: second(6)),
                    ], at: second(6)
                ) { $0.tasks = [ActivityTask(instance: "a", execution: "e1", task: 2, name: "A", input: nil)] })
        #expect(ShownHistory(orchestration.history).events == ShownHistory(before).events + turn.shown)
        #expect(orchestration.state == orchestration.reloaded)
    }

    @Test func aSecondSuspensionIsNoNewsAndNeitherIsAResumptionOfARunningInstance() {
        var orchestration = Orchestration(asking: [])
        #expect(orchestration.turn([resume(at: second(1))], at: second(1)).change == nil)
        orchestration.turn([suspend("one", at: second(2))], at: second(2))
        #expect(orchestration.turn([suspend("two", at: second(3))], at: second(3)).change == nil)
        let change = orchestration.turn([orchestration.raised("E", at: second(4))], at: second(4)).change
        #expect(change?.update == InstanceUpdate(status: .suspended, lastUpdatedAt: second(4), reason: "one"))
    }

    @Test func severalSuspensionsShowEachEventOnce() {
        var orchestration = Orchestration(asking: [])
        var shown: [HistoryEvent.Kind] = []
        for round in 1...3 {
            let time = second(round * 10)
            orchestration.turn([suspend("wait", at: time), orchestration.raised("E\(round)", at: time)], at: time)
            let turn = orchestration.begin([resume(at: time + .seconds(1))], at: time + .seconds(1))
            shown += turn.shown.dropFirst().map(\.kind)
            _ = orchestration.finish(turn, TurnResult(), at: time + .seconds(1))
        }
        #expect(shown == (1...3).map { .eventRaised(name: "E\($0)", input: nil) })
        #expect(orchestration.state == orchestration.reloaded)
    }

    @Test func suspendedAndResumedInOneBatchGoesOnAtOnce() {
        var orchestration = Orchestration(asking: [])
        let raised = orchestration.raised("E", at: second(1))
        let batch = [suspend("wait", at: second(1)), raised, resume(at: second(2))]
        let turn = orchestration.begin(batch, at: second(2))
        #expect(turn.shown == [.episode(at: second(2)), raised.event])
        let checkpoint = orchestration.finish(turn, TurnResult(customStatus: "1"), at: second(2))
        #expect(
            checkpoint
                == Checkpoint(consumed: [2, 3, 4], from: 2, [.episode(at: second(2))] + batch.map(\.event), at: second(2)) {
                    $0.update.customStatus = "1"
                })
    }

    @Test func resumedAndSuspendedInOneBatchStaysSuspendedForTheNewReason() {
        var orchestration = Orchestration(asking: [])
        orchestration.turn([suspend("one", at: second(1)), orchestration.raised("E", at: second(1))], at: second(1))
        let turn = orchestration.begin([resume(at: second(2)), suspend("two", at: second(2))], at: second(2))
        #expect(!turn.runsScript)
        let change = orchestration.finish(turn, nil, at: second(2)).change
        #expect(change?.update == InstanceUpdate(status: .suspended, lastUpdatedAt: second(2), reason: "two"))
        #expect(orchestration.state == orchestration.reloaded)
        let resumed = orchestration.begin([resume(at: second(3))], at: second(3))
        #expect(resumed.shown.map(\.kind) == [.orchestratorStarted, .eventRaised(name: "E", input: nil)])
    }

    @Test func anInstanceSuspendedBeforeItsFirstTurnBeginsWhenItIsResumed() {
        var orchestration = Orchestration()
        let begun = orchestration.started(input: "1")
        let checkpoint = orchestration.turn([begun, suspend("wait", at: second(1))], at: second(1))
        #expect(checkpoint.change?.update.status == .suspended)
        #expect(orchestration.state == orchestration.reloaded)
        #expect(ShownHistory(orchestration.history).events == [])
        let turn = orchestration.begin([resume(at: second(2))], at: second(2))
        #expect(turn.shown == [.episode(at: second(2)), begun.event])
    }

    @Test func aResumedInstanceHasNoReasonAnyMore() {
        var orchestration = Orchestration(asking: [])
        orchestration.turn([suspend("wait", at: second(1))], at: second(1))
        let change = orchestration.turn([resume(at: second(2))], at: second(2)).change
        #expect(change?.update == InstanceUpdate(status: .running, lastUpdatedAt: second(2)))
    }

    @Test func duplicatesWhileSuspendedAreDropped() {
        var orchestration = Orchestration(asking: [activity])
        orchestration.turn([suspend("wait", at: second(1))], at: second(1))
        let done = orchestration.message(.taskCompleted(task: 0, result: "7"), at: second(2))
        orchestration.turn([done, done], at: second(2))
        #expect(orchestration.turn([done], at: second(3)).change == nil)
        let turn = orchestration.begin([resume(at: second(4)), done], at: second(4))
        #expect(turn.shown == [.episode(at: second(4)), done.event])
    }
}
