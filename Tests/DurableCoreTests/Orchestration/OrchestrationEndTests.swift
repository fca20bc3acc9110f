import DurableCore
import Testing

@Suite struct OrchestrationEndTests {
    private let failure = FailureDetails(errorType: "TypeError", message: "boom")
    private let parent = ParentInstance(id: "p", execution: "pe", task: 4)

    private func toParent(_ kind: HistoryEvent.Kind, at time: Timestamp) -> Message {
        Message(to: "p", execution: "pe", HistoryEvent(kind, at: time))
    }

    private func terminate(_ reason: String?, at time: Timestamp) -> Message {
        Message(to: "a", HistoryEvent(.executionTerminated(reason: reason), at: time))
    }

    @Test func whatTheScriptReturnsIsTheOutput() {
        var orchestration = Orchestration()
        let result = TurnResult(customStatus: "\"done\"", ending: .returned("7"))
        let checkpoint = orchestration.turn([orchestration.started()], result, at: start)
        let events = [
            HistoryEvent(.orchestratorStarted, at: start), orchestration.started().event,
            HistoryEvent(.executionCompleted(.completed, output: "7", nil), at: start),
        ]
        #expect(
            checkpoint
                == Checkpoint(consumed: [1], from: 0, events, at: start, status: .completed) {
                    $0.update.output = "7"
                    $0.update.customStatus = "\"done\""
                })
        #expect(orchestration.state.hasEnded)
    }

    @Test func whatTheScriptThrowsIsTheFailure() {
        var orchestration = Orchestration()
        let checkpoint = orchestration.turn([orchestration.started()], TurnResult(ending: .threw(failure)), at: start)
        let events = [
            HistoryEvent(.orchestratorStarted, at: start), orchestration.started().event,
            HistoryEvent(.executionCompleted(.failed, output: nil, failure), at: start),
        ]
        #expect(
            checkpoint
                == Checkpoint(consumed: [1], from: 0, events, at: start, status: .failed) {
                    $0.update.failure = failure
                })
    }

    @Test func terminationAsksNoScriptAndWinsOverWhatComesAfterIt() {
        var orchestration = Orchestration(asking: [.scheduleTask(name: "A", input: nil)])
        let raised = Message(to: "a", HistoryEvent(.eventRaised(name: "E", input: nil), at: second(1)))
        let late = orchestration.message(.taskCompleted(task: 0, result: "1"), at: second(3))
        let turn = orchestration.begin([raised, terminate("enough", at: second(2)), late], at: second(4))
        #expect(!turn.runsScript)
        let checkpoint = orchestration.finish(turn, nil, at: second(4))
        let events = [
            HistoryEvent(.orchestratorStarted, at: second(4)), raised.event,
            HistoryEvent(.executionTerminated(reason: "enough"), at: second(2)),
            HistoryEvent(.executionCompleted(.terminated, output: nil, nil), at: second(4)),
        ]
        #expect(
            checkpoint
                == Checkpoint(consumed: [2, 3, 4], from: 3, events, at: second(4), status: .terminated) {
                    $0.update.reason = "enough"
                })
    }

    @Test func anInstanceCanBeTerminatedBeforeItsFirstTurn() {
        var orchestration = Orchestration()
        let begun = orchestration.started(parent: parent)
        let change = orchestration.turn([begun, terminate(nil, at: second(1))], at: second(1)).change
        #expect(change?.update == InstanceUpdate(status: .terminated, lastUpdatedAt: second(1)))
        let reported = FailureDetails(errorType: "OrchestrationTerminated", message: "")
        #expect(change?.messages == [toParent(.subOrchestrationInstanceFailed(task: 4, reported), at: second(1))])
    }

    @Test func theParentIsToldOfCompletion() {
        var orchestration = Orchestration()
        let begun = orchestration.started(parent: parent)
        let change = orchestration.turn([begun], TurnResult(ending: .returned("7")), at: start).change
        #expect(change?.messages == [toParent(.subOrchestrationInstanceCompleted(task: 4, result: "7"), at: start)])
    }

    @Test func theParentIsToldOfFailure() {
        var orchestration = Orchestration()
        let begun = orchestration.started(parent: parent)
        let change = orchestration.turn([begun], TurnResult(ending: .threw(failure)), at: start).change
        #expect(change?.messages == [toParent(.subOrchestrationInstanceFailed(task: 4, failure), at: start)])
    }

    @Test func theParentIsToldOfTerminationWithItsReason() {
        var orchestration = Orchestration(asking: [.scheduleTask(name: "A", input: nil)], parent: parent)
        let change = orchestration.turn([terminate("enough", at: second(1))], at: second(1)).change
        let reported = FailureDetails(errorType: "OrchestrationTerminated", message: "enough")
        #expect(change?.messages == [toParent(.subOrchestrationInstanceFailed(task: 4, reported), at: second(1))])
    }

    @Test func messagesToItselfEndWithTheInstanceAndOthersAreSent() {
        var orchestration = Orchestration()
        let actions: [Action] = [
            .createTimer(fireAt: second(60)), .sendEvent(to: "a", name: "Self", input: nil),
            .sendEvent(to: "b", name: "Other", input: nil), .scheduleTask(name: "Last", input: nil),
        ]
        let result = TurnResult(actions: actions, ending: .returned(nil))
        let change = orchestration.turn([orchestration.started()], result, at: start).change
        let sent = HistoryEvent(.eventRaised(name: "Other", input: nil), at: start)
        #expect(change?.messages == [Message(to: "b", sent)])
        #expect(change?.tasks.map(\.name) == ["Last"])
        #expect(change?.cancelledTimers == [])
    }

    @Test func nothingIsNewToAnInstanceThatHasEnded() {
        var orchestration = Orchestration()
        orchestration.turn([orchestration.started()], TurnResult(ending: .returned(nil)), at: start)
        let checkpoint = orchestration.turn([terminate(nil, at: second(1))], at: second(1))
        #expect(checkpoint == Checkpoint(instance: "a", execution: "e1", consumed: [2], change: nil))
        #expect(orchestration.state == orchestration.reloaded)
    }

    @Test func askingForMoreActionsThanAllowedFailsTheInstanceAndNothingOfItIsDone() {
        var orchestration = Orchestration(asking: [.scheduleTask(name: "A", input: nil), .cancelTimer(task: 7)])
        orchestration.limits.actions = 3
        let two: [Action] = [.scheduleTask(name: "B", input: nil), .cancelTimer(task: 8), .createTimer(fireAt: second(9))]
        let raised = orchestration.raised("E", at: second(1))
        #expect(orchestration.turn([raised], TurnResult(actions: two), at: second(1)).change?.update.status == .running)

        let again = orchestration.raised("E", at: second(2))
        let checkpoint = orchestration.turn(
            [again], TurnResult(actions: [.scheduleTask(name: "C", input: nil)], ending: .returned("1")), at: second(2))
        let failure = FailureDetails(
            errorType: "MaxOrchestrationActionsExceeded",
            message: "Maximum amount of orchestration actions (3) has been reached. This value can be configured in host.json "
                + "file as MaxOrchestrationActions.")
        let events = [
            HistoryEvent(.orchestratorStarted, at: second(2)), again.event,
            HistoryEvent(.executionCompleted(.failed, output: nil, failure), at: second(2)),
        ]
        #expect(
            checkpoint
                == Checkpoint(consumed: [3], from: 7, events, at: second(2), status: .failed) {
                    $0.update.failure = failure
                })
    }
}
