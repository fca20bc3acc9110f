import DurableCore
import Testing

/// Rewinds of code that threw by itself, and who may rewind what.
@Suite struct RewindOfOwnFailureTests {
    private let activity = Action.scheduleTask(name: "A", input: "1")
    private let rewind = Message(to: "a", HistoryEvent(.executionRewound(reason: "again"), at: second(10)))
    private let opening = HistoryEvent.episode(at: second(10))
    private let parent = ParentInstance(id: "p", execution: "pe", task: 4)

    @Test func theEpisodeIsShownAgainAndWhatItAskedForIsNotScheduledTwice() throws {
        let event = Action.sendEvent(to: "b", name: "E", input: nil)
        var orchestration = Orchestration(asking: [activity])
        let raised = orchestration.raised("Go", at: second(1))
        orchestration.turn([raised], TurnResult(actions: [event, activity], ending: .threw(boom)), at: second(1))
        let before = orchestration.history
        let turn = orchestration.begin([rewind], at: second(10))
        #expect(turn.shownBefore == [.episode(at: start), orchestration.started().event])
        #expect(turn.shown == [.episode(at: second(1)), raised.event, opening])
        #expect(turn.repeatedActions == 2)

        let more = Action.scheduleTask(name: "More", input: nil)
        let answer = TurnResult(replayed: [activity], actions: [event, activity, more])
        let news = try Replay.news(of: answer, to: before, repeating: turn.repeatedActions)
        #expect(
            orchestration.finish(turn, news, at: second(10))
                == Checkpoint(
                    consumed: [3], from: 8,
                    [
                        opening, rewind.event,
                        HistoryEvent(.taskScheduled(task: 3, name: "More", input: nil), at: second(10)),
                    ], at: second(10)
                ) {
                    $0.tasks =
                        [0, 2].map { ActivityTask(instance: "a", execution: "e1", task: $0, name: "A", input: "1") }
                        + [ActivityTask(instance: "a", execution: "e1", task: 3, name: "More", input: nil)]
                })
        #expect(orchestration.state == orchestration.reloaded)
    }

    /// What the code asks for once more must be what is recorded, so the episode has the time it had.
    @Test func aTimerOfTheRepeatedEpisodeIsDueWhenItWas() throws {
        let timer = Action.createTimer(fireAt: second(60))
        var orchestration = Orchestration(failingAfter: [timer])
        let before = orchestration.history
        let turn = orchestration.begin([rewind], at: second(10))
        #expect(turn.shown.first?.timestamp == start)
        let news = try Replay.news(
            of: TurnResult(actions: [timer]), to: before, repeating: turn.repeatedActions, comparingTimes: true)
        let change = orchestration.finish(turn, news, at: second(10)).change
        let fired = HistoryEvent(.timerFired(task: 0), at: second(60))
        #expect(change?.messages == [Message(to: "a", execution: "e1", fired, deliverAt: second(60))])
        #expect(ShownHistory(orchestration.history).events == turn.shown)
    }

    @Test func anInstanceThatFailedInItsFirstEpisodeBeginsAnew() {
        var orchestration = Orchestration(failingAfter: [])
        let turn = orchestration.begin([rewind], at: second(10))
        #expect(turn.shownBefore == [])
        #expect(turn.shown == [.episode(at: start), orchestration.started().event, opening])
    }

    @Test func failingTheSameWayAgainRepeatsTheSameActions() {
        var orchestration = Orchestration(failingAfter: [activity, activity])
        for round in 1...12 {
            let again = orchestration.fromOutside(.executionRewound(reason: nil), at: second(round))
            let turn = orchestration.begin([again], at: second(round))
            #expect(turn.repeatedActions == 2)
            #expect(turn.shown.starts(with: [.episode(at: start), orchestration.started().event]))
            #expect(turn.shown.dropFirst(2).map(\.timestamp) == (1...round).map { second($0) })
            _ = orchestration.finish(turn, TurnResult(ending: .threw(boom)), at: second(round))
            #expect(orchestration.state == orchestration.reloaded)
        }
    }

    @Test func whatTheEpisodeAsksForBeyondCountsWithItWhenItFailsAgain() {
        var orchestration = Orchestration(failingAfter: [activity])
        let turn = orchestration.begin([rewind], at: second(10))
        _ = orchestration.finish(turn, TurnResult(actions: [activity], ending: .threw(boom)), at: second(10))
        let again = orchestration.fromOutside(.executionRewound(reason: nil), at: second(20))
        #expect(orchestration.begin([again], at: second(20)).repeatedActions == 2)
    }

    /// The failure comes together with the rewind, and so into the episode that is shown again.
    @Test func aFailureInAnEpisodeThatIsShownAgainIsTakenBackWithoutIt() {
        var orchestration = Orchestration(failingAfter: [activity])
        let failure = orchestration.message(.taskFailed(task: 0, boom), at: second(10))
        let turn = orchestration.begin([rewind, failure], at: second(10))
        #expect(turn.shown == [.episode(at: start), orchestration.started().event, opening, failure.event])
        _ = orchestration.finish(turn, TurnResult(ending: .threw(boom)), at: second(10))
        let again = orchestration.fromOutside(.executionRewound(reason: nil), at: second(20))
        let second = orchestration.begin([again], at: DurableCoreTests.second(20))
        #expect(
            second.shown == [
                .episode(at: start), orchestration.started().event, opening, .episode(at: DurableCoreTests.second(20)),
            ])
        #expect(second.repeatedActions == 1)
    }

    @Test func aRewindInACriticalSectionIsRefusedAndNothingIsReleasedTwice() {
        var orchestration = Orchestration(asking: [.lockEntities(["@c@2", "@c@1"])], parent: parent)
        let granted = orchestration.message(.entityLockGranted(task: 0), at: second(1))
        let failed = orchestration.turn([granted], TurnResult(ending: .threw(boom)), at: second(1))
        #expect(failed.change?.messages.map(\.to) == ["@c@1", "@c@2", "p"])

        let turn = orchestration.begin([rewind], at: second(10))
        #expect(!turn.runsScript)
        let refusal = FailureDetails(
            errorType: "RewindRefused",
            message: "The orchestration cannot be rewound: it failed inside a critical section, and the locks of @c@1, @c@2 "
                + "were released then.")
        let told = HistoryEvent(.subOrchestrationInstanceFailed(task: 4, refusal), at: second(10))
        #expect(
            orchestration.finish(turn, nil, at: second(10))
                == Checkpoint(
                    consumed: [3], from: 6,
                    [
                        opening, rewind.event,
                        HistoryEvent(.executionCompleted(.failed, output: nil, refusal), at: second(10)),
                    ], at: second(10), status: .failed
                ) {
                    $0.update.failure = refusal
                    $0.messages = [Message(to: "p", execution: "pe", told)]
                })
        #expect(orchestration.state == orchestration.reloaded)
    }

    @Test func aRefusedRewindThatIsTerminatedInTheSameBatchEndsOnce() {
        var orchestration = Orchestration(failingAfter: [.lockEntities(["@c@1"])])
        let terminate = orchestration.fromOutside(.executionTerminated(reason: nil), at: second(10))
        let checkpoint = orchestration.turn([rewind, terminate], at: second(10))
        #expect(checkpoint.change?.update.status == .terminated)
        #expect(orchestration.history.count { $0.kind.name == "ExecutionCompleted" } == 2)
        #expect(checkpoint.change?.messages == [])
    }

    @Test func whoLeftTheCriticalSectionBeforeCanBeRewound() {
        var orchestration = Orchestration(failingAfter: [.lockEntities(["@c@1"]), .releaseEntities])
        #expect(orchestration.begin([rewind], at: second(10)).runsScript)
    }

    @Test func aChildIsRewoundByItsOwnParentOrByAClient() {
        let by = { (other: ParentInstance?) in
            var child = Orchestration(failingAfter: [], parent: parent)
            let message = child.fromOutside(.executionRewound(reason: nil, by: other), at: second(10))
            return child.begin([message], at: second(10)).runsScript
        }
        #expect(by(parent))
        #expect(by(nil))
        #expect(!by(ParentInstance(id: "p", execution: "pe", task: 5)))
        #expect(!by(ParentInstance(id: "p", execution: "qe", task: 4)))
        #expect(!by(ParentInstance(id: "q", execution: "pe", task: 4)))
    }

    @Test func whatHasNotFailedIsNotRewound() {
        var running = Orchestration(asking: [activity])
        #expect(running.turn([rewind], at: second(10)).change == nil)
        var completed = Orchestration()
        completed.turn([completed.started()], TurnResult(ending: .returned(nil)), at: start)
        #expect(completed.turn([rewind], at: second(10)).change == nil)
    }

    @Test func twoRewindsInOneBatchAreOne() {
        var orchestration = Orchestration(failingAfter: [activity])
        let turn = orchestration.begin([rewind, rewind], at: second(10))
        #expect(turn.events == [opening, rewind.event])
    }
}
