import DurableCore
import Testing

/// Rewinds of failures that the code did not handle.
@Suite struct RewindTests {
    private let activity = Action.scheduleTask(name: "A", input: "1")
    private let rewind = Message(to: "a", HistoryEvent(.executionRewound(reason: "again"), at: second(10)))
    private let opening = HistoryEvent.episode(at: second(10))

    private func task(_ number: Int) -> ActivityTask {
        ActivityTask(instance: "a", execution: "e1", task: number, name: "A", input: "1")
    }

    /// Failed because of the messages.
    private func failed(asking actions: [Action], by kinds: [HistoryEvent.Kind]) -> Orchestration {
        var orchestration = Orchestration(asking: actions)
        let messages = kinds.map { orchestration.message($0, at: second(1)) }
        orchestration.turn(messages, TurnResult(ending: .threw(boom)), at: second(1))
        return orchestration
    }

    @Test func aFailedActivityRunsAgainAndItsFailureIsNotShown() {
        var orchestration = failed(asking: [activity], by: [.taskFailed(task: 0, boom)])
        let turn = orchestration.begin([rewind], at: second(10))
        #expect(turn.runsScript)
        #expect(turn.shownBefore == [.episode(at: start), orchestration.started().event])
        #expect(turn.shown == [.episode(at: second(1)), opening])
        #expect(turn.repeatedActions == 0)
        #expect(
            orchestration.finish(turn, TurnResult(), at: second(10))
                == Checkpoint(consumed: [3], from: 6, [opening, rewind.event], at: second(10)) { $0.tasks = [task(0)] })
        #expect(orchestration.state == orchestration.reloaded)
        #expect(ShownHistory(orchestration.history).events == (turn.shownBefore ?? []) + turn.shown)

        let done = orchestration.message(.taskCompleted(task: 0, result: "2"), at: second(11))
        #expect(orchestration.begin([done], at: second(11)).shown == [.episode(at: second(11)), done.event])
    }

    @Test func aFailureThatWasHandledStands() {
        var orchestration = Orchestration(asking: [activity])
        let first = orchestration.message(.taskFailed(task: 0, boom), at: second(1))
        orchestration.turn([first], TurnResult(actions: [activity]), at: second(1))
        let last = orchestration.message(.taskFailed(task: 1, boom), at: second(2))
        orchestration.turn([last], TurnResult(ending: .threw(boom)), at: second(2))
        let turn = orchestration.begin([rewind], at: second(10))
        #expect(
            turn.shownBefore == [
                .episode(at: start), orchestration.started().event, .episode(at: second(1)), first.event,
            ])
        #expect(turn.shown == [.episode(at: second(2)), opening])
        #expect(orchestration.finish(turn, TurnResult(), at: second(10)).change?.tasks == [task(1)])
        #expect(orchestration.begin([first], at: second(11)).events == [])
    }

    /// A retry is another activity after a timer: only the attempt that was the last is made again.
    @Test func ofRetriesOnlyTheLastAttemptIsMadeAgain() {
        var orchestration = Orchestration(asking: [activity])
        let steps: [(HistoryEvent.Kind, Action)] = [
            (.taskFailed(task: 0, boom), .createTimer(fireAt: second(2))), (.timerFired(task: 1), activity),
        ]
        for (place, step) in steps.enumerated() {
            let time = second(place + 1)
            orchestration.turn([orchestration.message(step.0, at: time)], TurnResult(actions: [step.1]), at: time)
        }
        let last = orchestration.message(.taskFailed(task: 2, boom), at: second(3))
        orchestration.turn([last], TurnResult(ending: .threw(boom)), at: second(3))
        let turn = orchestration.begin([rewind], at: second(10))
        let checkpoint = orchestration.finish(turn, TurnResult(), at: second(10))
        #expect(
            checkpoint
                == Checkpoint(
                    consumed: [5], from: orchestration.history.count - 2, [opening, rewind.event], at: second(10)
                ) { $0.tasks = [task(2)] })
    }

    @Test func whatWasStillOpenIsStartedAgainToo() {
        let timer = Action.createTimer(fireAt: second(5))
        let child = Action.createSubOrchestration(name: "S", nil, input: "3")
        let actions = [activity, activity, timer, child, activity]
        var orchestration = failed(asking: actions, by: [.taskCompleted(task: 4, result: nil), .taskFailed(task: 1, boom)])
        let done = HistoryEvent(.taskCompleted(task: 4, result: nil), at: second(1))
        let turn = orchestration.begin([rewind], at: second(10))
        #expect(turn.shown == [.episode(at: second(1)), done, opening])
        let parent = ParentInstance(id: "a", execution: "e1", task: 3)
        #expect(
            orchestration.finish(turn, TurnResult(), at: second(10))
                == Checkpoint(consumed: [4], from: 11, [opening, rewind.event], at: second(10)) {
                    $0.tasks = [task(0), task(1)]
                    let fired = HistoryEvent(.timerFired(task: 2), at: second(5))
                    $0.messages = [Message(to: "a", execution: "e1", fired, deliverAt: second(5))]
                    $0.rewoundChildren = [
                        NewInstance(
                            id: "a:0003", execution: "e3",
                            start: ExecutionStarted(name: "S", input: "3", parent: parent, depth: 1), createdAt: second(10))
                    ]
                })
        #expect(orchestration.state == orchestration.reloaded)
    }

    @Test func aFailedSubOrchestrationIsRewoundOrStartedAgain() {
        let child = Action.createSubOrchestration(name: "S", "mine", input: nil)
        var orchestration = failed(asking: [child], by: [.subOrchestrationInstanceFailed(task: 0, boom)])
        let change = orchestration.turn([rewind], at: second(10)).change
        let parent = ParentInstance(id: "a", execution: "e1", task: 0)
        #expect(
            change?.rewoundChildren == [
                NewInstance(
                    id: "mine", execution: "e3", start: ExecutionStarted(name: "S", parent: parent, depth: 1),
                    createdAt: second(10))
            ])
        #expect(change?.children == [])
        let done = orchestration.message(.subOrchestrationInstanceCompleted(task: 0, result: "1"), at: second(11))
        #expect(orchestration.begin([done], at: second(11)).shown.last == done.event)
    }

    @Test func aFailedEntityCallIsSentAgainAndAnUnansweredOneFails() {
        let operation = EntityOperation(entity: "@c@1", name: "add", input: "1")
        let call = Action.callEntity(operation)
        var orchestration = failed(asking: [call, call], by: [.entityOperationFailed(task: 0, boom)])
        let change = orchestration.turn([rewind], at: second(10)).change
        let caller = TaskReference(id: "a", execution: "e1", task: 0)
        let lost = FailureDetails(
            errorType: "EntityAnswerLost",
            message: "The answer to the operation 'add' of the entity @c@1 came after the orchestration had failed, and was "
                + "dropped; whether the operation ran is not known.")
        #expect(
            change?.messages == [
                Message(to: "@c@1", HistoryEvent(.entityOperationRequested(operation, caller: caller), at: second(10))),
                Message(to: "a", execution: "e1", HistoryEvent(.entityOperationFailed(task: 1, lost), at: second(10))),
            ])
        let shown = orchestration.begin(Array(change?.messages.suffix(1) ?? []), at: second(11)).shown
        #expect(shown.last?.kind == .entityOperationFailed(task: 1, lost))
    }

    @Test func twiceInARowEveryRewindTakesTheNewFailureBack() {
        var orchestration = failed(asking: [activity], by: [.taskFailed(task: 0, boom)])
        for round in 1...3 {
            let time = second(10 * round)
            let again = orchestration.fromOutside(.executionRewound(reason: nil), at: time)
            let turn = orchestration.begin([again], at: time)
            #expect(turn.shown.allSatisfy { $0.kind == .orchestratorStarted })
            #expect(turn.shown.last == .episode(at: time))
            #expect(orchestration.finish(turn, TurnResult(), at: time).change?.tasks == [task(0)])
            let failure = orchestration.message(.taskFailed(task: 0, boom), at: time)
            orchestration.turn([failure], TurnResult(ending: .threw(boom)), at: time + .seconds(1))
            #expect(orchestration.state == orchestration.reloaded)
        }
    }

    @Test func whatWasTakenBackAndIsStillOpenIsStartedAgainByTheNextRewind() {
        var orchestration = failed(asking: [activity, activity], by: [.taskFailed(task: 0, boom)])
        #expect(orchestration.turn([rewind], at: second(10)).change?.tasks == [task(0), task(1)])
        let other = orchestration.message(.taskFailed(task: 1, boom), at: second(11))
        orchestration.turn([other], TurnResult(ending: .threw(boom)), at: second(11))
        let again = orchestration.fromOutside(.executionRewound(reason: nil), at: second(20))
        #expect(orchestration.turn([again], at: second(20)).change?.tasks == [task(0), task(1)])
        #expect(orchestration.state == orchestration.reloaded)
    }

    /// Code that waits after a failure it handled: what it was shown since then would not fit without the failure.
    @Test func everythingSinceTheFailureIsShownAgain() {
        var orchestration = Orchestration(asking: [activity, activity])
        orchestration.turn([orchestration.message(.taskFailed(task: 0, boom), at: second(1))], at: second(1))
        let done = orchestration.message(.taskCompleted(task: 1, result: nil), at: second(2))
        orchestration.turn([done], at: second(2))
        let raised = orchestration.raised("E", at: second(3))
        orchestration.turn([raised], TurnResult(ending: .threw(boom)), at: second(3))
        let turn = orchestration.begin([rewind], at: second(10))
        #expect(turn.shownBefore == [.episode(at: start), orchestration.started().event])
        #expect(
            turn.shown == [
                .episode(at: second(1)), .episode(at: second(2)), done.event, .episode(at: second(3)), raised.event, opening,
            ])
        #expect(orchestration.finish(turn, TurnResult(), at: second(10)).change?.tasks == [task(0)])
    }

    @Test func aTimerThatTheCodeHasCancelledIsNotStartedAgain() {
        var orchestration = Orchestration(asking: [.createTimer(fireAt: second(50)), activity])
        let done = orchestration.message(.taskCompleted(task: 1, result: nil), at: second(1))
        orchestration.turn([done], TurnResult(actions: [.cancelTimer(task: 0), activity]), at: second(1))
        let failure = orchestration.message(.taskFailed(task: 2, boom), at: second(2))
        orchestration.turn([failure], TurnResult(ending: .threw(boom)), at: second(2))
        let turn = orchestration.begin([rewind], at: second(10))
        let replayed: [Action] = [.createTimer(fireAt: second(50)), activity, .cancelTimer(task: 0), activity]
        let change = orchestration.finish(turn, TurnResult(replayed: replayed), at: second(10)).change
        #expect(change?.messages == [])
        #expect(change?.tasks.map(\.task) == [2])
    }

    @Test func rewoundAndSuspendedInOneBatchStartsTasksAndAsksTheScriptLater() {
        var orchestration = failed(asking: [activity], by: [.taskFailed(task: 0, boom)])
        let suspend = orchestration.fromOutside(.executionSuspended(reason: "wait"), at: second(10))
        let turn = orchestration.begin([rewind, suspend], at: second(10))
        #expect(!turn.runsScript)
        #expect(
            orchestration.finish(turn, nil, at: second(10))
                == Checkpoint(
                    consumed: [3, 4], from: 6, [opening, rewind.event, suspend.event], at: second(10), status: .suspended
                ) {
                    $0.update.reason = "wait"
                    $0.tasks = [task(0)]
                })
        #expect(orchestration.state == orchestration.reloaded)
        let resume = orchestration.fromOutside(.executionResumed(reason: nil), at: second(11))
        #expect(orchestration.begin([resume], at: second(11)).shown == [.episode(at: second(1)), .episode(at: second(11))])
    }
}
