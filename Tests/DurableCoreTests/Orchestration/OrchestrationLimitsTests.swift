import DurableCore
import Testing

/// What an orchestration may ask for, and how deep.
@Suite struct OrchestrationLimitsTests {
    private let child = Action.createSubOrchestration(name: "Child", nil, input: "1")
    private let parent = ParentInstance(id: "p", execution: "pe", task: 4)

    private var tooDeep: FailureDetails {
        FailureDetails(
            errorType: "SubOrchestrationDepthExceeded",
            message: "The sub-orchestration 'Child' with the instance id 'a:0000' was not started: it would have more than 2 "
                + "parents above it, which is the limit that perdure.limits.subOrchestrationDepth of host.json sets.")
    }

    private var limited: Orchestration {
        var orchestration = Orchestration()
        orchestration.limits.subOrchestrationDepth = 2
        return orchestration
    }

    @Test func aChildIsOneDeeperThanItsParent() {
        var orchestration = limited
        let started = orchestration.started(parent: parent, depth: 1)
        let change = orchestration.turn([started], TurnResult(actions: [child]), at: start).change
        #expect(change?.children.map(\.start.depth) == [2])
        #expect(change?.messages == [])
    }

    @Test func aChildThatWouldBeTooDeepIsNotStartedAndItsTaskFails() {
        var orchestration = limited
        let started = orchestration.started(parent: parent, depth: 2)
        let checkpoint = orchestration.turn([started], TurnResult(actions: [child]), at: start)
        let failed = orchestration.message(.subOrchestrationInstanceFailed(task: 0, tooDeep), at: start)
        let events = [
            HistoryEvent.episode(at: start), started.event,
            HistoryEvent(.subOrchestrationInstanceCreated(task: 0, name: "Child", "a:0000", input: "1"), at: start),
        ]
        #expect(checkpoint == Checkpoint(consumed: [1], from: 0, events, at: start) { $0.messages = [failed] })
        #expect(orchestration.begin([failed], at: second(1)).shown.last == failed.event)
    }

    @Test func aGenerationIsAsDeepAsTheOneBefore() {
        var orchestration = limited
        let again = TurnResult(ending: .continuedAsNew("2", unprocessed: []))
        let messages =
            orchestration.turn([orchestration.started(parent: parent, depth: 2)], again, at: start).change?.messages ?? []
        let change = orchestration.turn(messages, TurnResult(actions: [child]), at: start).change
        #expect(change?.children == [])
        #expect(change?.messages.count == 1)
    }

    @Test func aRewindStartsNoChildThatWouldBeTooDeep() {
        var orchestration = limited
        orchestration.turn([orchestration.started(parent: parent, depth: 2)], TurnResult(actions: [child]), at: start)
        let failed = orchestration.message(.subOrchestrationInstanceFailed(task: 0, tooDeep), at: start)
        orchestration.turn([failed], TurnResult(ending: .threw(tooDeep)), at: second(1))
        let rewound = orchestration.fromOutside(.executionRewound(reason: nil), at: second(2))
        let change = orchestration.turn([rewound], TurnResult(), at: second(2)).change
        #expect(change?.rewoundChildren == [])
        #expect(
            change?.messages == [orchestration.message(.subOrchestrationInstanceFailed(task: 0, tooDeep), at: second(2))])
    }

    @Test func askingForMoreInOneTurnThanIsAllowedFailsTheInstanceAndNothingOfItIsDone() {
        var orchestration = Orchestration()
        orchestration.limits.actionsPerTurn = 2
        let two = TurnResult(actions: [child, .cancelTimer(task: 9)])
        #expect(orchestration.turn([orchestration.started()], two, at: start).change?.children.count == 1)

        let raised = orchestration.raised("E", at: second(1))
        let three = TurnResult(actions: [child, child, .cancelTimer(task: 9)])
        let change = orchestration.turn([raised], three, at: second(1)).change
        #expect(change?.update.status == .failed)
        #expect(change?.children == [])
        #expect(
            change?.update.failure
                == FailureDetails(
                    errorType: "ActionLimitExceeded",
                    message: "The orchestrator asked for more than 2 actions in one turn, which is the limit that "
                        + "perdure.limits.actionsPerTurn of host.json sets."))
    }
}
