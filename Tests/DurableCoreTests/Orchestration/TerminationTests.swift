import DurableCore
import Testing

@Suite struct TerminationTests {
    private let parent = ParentInstance(id: "p", execution: "pe", task: 4)

    private func completed(at time: Timestamp) -> HistoryEvent {
        HistoryEvent(.executionCompleted(.terminated, output: nil, nil), at: time)
    }

    @Test func aClientsTerminationLeavesSubOrchestrationsAlone() {
        var orchestration = Orchestration(asking: [.createSubOrchestration(name: "S", nil, input: nil)])
        let terminate = orchestration.fromOutside(.executionTerminated(reason: "enough"), at: second(1))
        let checkpoint = orchestration.turn([terminate], at: second(2))
        #expect(
            checkpoint
                == Checkpoint(
                    consumed: [2], from: 3, [.episode(at: second(2)), terminate.event, completed(at: second(2))],
                    at: second(2), status: .terminated
                ) { $0.update.reason = "enough" })
    }

    @Test func aRecursiveTerminationGoesOnToTheChildrenThatAreStillAwaited() {
        let actions: [Action] = [
            .createSubOrchestration(name: "S", nil, input: nil), .createSubOrchestration(name: "S", "mine", input: nil),
            .createSubOrchestration(name: "S", nil, input: nil),
        ]
        var orchestration = Orchestration(asking: actions)
        let done = orchestration.message(.subOrchestrationInstanceCompleted(task: 0, result: nil), at: second(1))
        let terminate = orchestration.fromOutside(.executionTerminated(reason: "all", isRecursive: true), at: second(1))
        let checkpoint = orchestration.turn([done, terminate], at: second(2))
        let toChild = { (id: InstanceID, task: Int) in
            let kind = HistoryEvent.Kind.executionTerminated(
                reason: "all", isRecursive: true, by: ParentInstance(id: "a", execution: "e1", task: task))
            return Message(to: id, HistoryEvent(kind, at: second(2)))
        }
        #expect(
            checkpoint
                == Checkpoint(
                    consumed: [2, 3], from: 5,
                    [.episode(at: second(2)), done.event, terminate.event, completed(at: second(2))], at: second(2),
                    status: .terminated
                ) {
                    $0.update.reason = "all"
                    $0.messages = [toChild("mine", 1), toChild("a:0002", 2)]
                })
    }

    @Test func aChildEndsWithItsParentAndTellsIt() {
        var child = Orchestration(asking: [], parent: parent)
        let terminate = child.fromOutside(
            .executionTerminated(reason: "all", isRecursive: true, by: parent), at: second(1))
        let checkpoint = child.turn([terminate], at: second(1))
        let failure = FailureDetails(errorType: "OrchestrationTerminated", message: "all")
        let told = HistoryEvent(.subOrchestrationInstanceFailed(task: 4, failure), at: second(1))
        #expect(
            checkpoint
                == Checkpoint(
                    consumed: [2], from: 2, [.episode(at: second(1)), terminate.event, completed(at: second(1))],
                    at: second(1), status: .terminated
                ) {
                    $0.update.reason = "all"
                    $0.messages = [Message(to: "p", execution: "pe", told)]
                })
    }

    @Test(
        arguments: [
            ParentInstance(id: "q", execution: "pe", task: 4), ParentInstance(id: "p", execution: "qe", task: 4),
            ParentInstance(id: "p", execution: "pe", task: 5),
        ])
    func aChildIgnoresATerminationByAnotherParent(other: ParentInstance) {
        var child = Orchestration(asking: [], parent: parent)
        let kind = HistoryEvent.Kind.executionTerminated(reason: nil, isRecursive: true, by: other)
        let checkpoint = child.turn([child.fromOutside(kind, at: second(1))], at: second(1))
        #expect(checkpoint == Checkpoint(instance: "a", execution: "e1", consumed: [2]))
    }

    @Test func anInstanceThatIsNobodysChildIgnoresATerminationByAParent() {
        var orchestration = Orchestration(asking: [])
        let kind = HistoryEvent.Kind.executionTerminated(reason: nil, isRecursive: true, by: parent)
        let checkpoint = orchestration.turn([orchestration.fromOutside(kind, at: second(1))], at: second(1))
        #expect(checkpoint.change == nil)
    }

    @Test func aPendingInstanceEndsWithoutHavingRun() {
        var orchestration = Orchestration()
        let begun = orchestration.started()
        let terminate = orchestration.fromOutside(.executionTerminated(reason: nil), at: second(1))
        let turn = orchestration.begin([begun, terminate], at: second(1))
        #expect(!turn.runsScript)
        #expect(
            orchestration.finish(turn, nil, at: second(1))
                == Checkpoint(
                    consumed: [1, 2], from: 0,
                    [.episode(at: second(1)), begun.event, terminate.event, completed(at: second(1))], at: second(1),
                    status: .terminated))
        #expect(orchestration.state == orchestration.reloaded)
    }

    @Test func aSuspendedInstanceEnds() {
        var orchestration = Orchestration(asking: [])
        let suspend = orchestration.fromOutside(.executionSuspended(reason: "wait"), at: second(1))
        orchestration.turn([suspend, orchestration.raised("E", at: second(1))], at: second(1))
        let terminate = orchestration.fromOutside(.executionTerminated(reason: "enough"), at: second(2))
        let checkpoint = orchestration.turn([terminate], at: second(2))
        #expect(
            checkpoint
                == Checkpoint(
                    consumed: [4], from: 5, [.episode(at: second(2)), terminate.event, completed(at: second(2))],
                    at: second(2), status: .terminated
                ) { $0.update.reason = "enough" })
        #expect(orchestration.state == orchestration.reloaded)
    }

    @Test func suspendedAndTerminatedInOneBatchIsTerminated() {
        var orchestration = Orchestration(asking: [])
        let suspend = orchestration.fromOutside(.executionSuspended(reason: "wait"), at: second(1))
        let terminate = orchestration.fromOutside(.executionTerminated(reason: nil), at: second(1))
        let resume = orchestration.fromOutside(.executionResumed(reason: nil), at: second(1))
        let checkpoint = orchestration.turn([suspend, terminate, resume], at: second(2))
        #expect(
            checkpoint
                == Checkpoint(
                    consumed: [2, 3, 4], from: 2,
                    [.episode(at: second(2)), suspend.event, terminate.event, completed(at: second(2))], at: second(2),
                    status: .terminated))
        #expect(orchestration.state == orchestration.reloaded)
    }

    @Test(arguments: [true, false])
    func theLocksOfACriticalSectionAreGivenBack(isGranted: Bool) {
        var orchestration = Orchestration(asking: [.lockEntities(["@c@2", "@c@1"])])
        if isGranted { orchestration.turn([orchestration.message(.entityLockGranted(task: 0), at: second(1))], at: second(1)) }
        let from = orchestration.history.count
        let terminate = orchestration.fromOutside(.executionTerminated(reason: nil), at: second(2))
        let checkpoint = orchestration.turn([terminate], at: second(2))
        let owner = TaskReference(id: "a", execution: "e1", task: 0)
        let unlocked = HistoryEvent(.entityUnlocked(owner: owner, mayBeEarly: !isGranted), at: second(2))
        #expect(
            checkpoint
                == Checkpoint(
                    consumed: [isGranted ? 3 : 2], from: from,
                    [.episode(at: second(2)), terminate.event, completed(at: second(2))], at: second(2),
                    status: .terminated
                ) { $0.messages = [Message(to: "@c@1", unlocked), Message(to: "@c@2", unlocked)] })
    }

    @Test func locksThatWereGivenBackAreNotGivenBackAgain() {
        var orchestration = Orchestration(asking: [.lockEntities(["@c@1"]), .releaseEntities])
        let terminate = orchestration.fromOutside(.executionTerminated(reason: nil), at: second(2))
        #expect(orchestration.turn([terminate], at: second(2)).change?.messages == [])
    }

    @Test func terminationWinsOverARewindInTheSameBatch() {
        var orchestration = Orchestration(
            failingAfter: [.scheduleTask(name: "A", input: nil), .createSubOrchestration(name: "S", nil, input: nil)])
        let rewind = orchestration.fromOutside(.executionRewound(reason: nil), at: second(2))
        let terminate = orchestration.fromOutside(.executionTerminated(reason: "no"), at: second(2))
        let checkpoint = orchestration.turn([rewind, terminate], at: second(3))
        #expect(
            checkpoint
                == Checkpoint(
                    consumed: [2, 3], from: 5,
                    [.episode(at: second(3)), rewind.event, terminate.event, completed(at: second(3))], at: second(3),
                    status: .terminated
                ) { $0.update.reason = "no" })
        #expect(orchestration.state == orchestration.reloaded)
    }

    @Test func aTerminatedInstanceStaysTerminated() {
        var orchestration = Orchestration(asking: [])
        orchestration.turn([orchestration.fromOutside(.executionTerminated(reason: nil), at: second(1))], at: second(1))
        for kind: HistoryEvent.Kind in [
            .executionRewound(reason: nil), .executionResumed(reason: nil), .executionSuspended(reason: nil),
            .executionTerminated(reason: nil), .eventRaised(name: "E", input: nil),
        ] {
            #expect(orchestration.begin([orchestration.fromOutside(kind, at: second(2))], at: second(2)).events == [])
        }
    }
}
