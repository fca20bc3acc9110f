import DurableCore
import Testing

/// Versions and tags, and what of them goes to sub-orchestrations and to the next execution.
@Suite struct OrchestrationInheritanceTests {
    private func child(_ version: String?) -> Action {
        .createSubOrchestration(name: "S", nil, version: version, input: nil)
    }

    @Test func tagsAreInheritedAndVersionsAreNot() {
        var orchestration = Orchestration()
        orchestration.defaultVersion = "3.0"
        let begun = orchestration.started(version: "1.0", tags: ["team": "red"])
        let change = orchestration.turn([begun], TurnResult(actions: [child(nil), child("2.0")]), at: start).change
        let started = { (task: Int, version: String) in
            ExecutionStarted(
                name: "S", parent: ParentInstance(id: "a", execution: "e1", task: task), depth: 1, version: version,
                tags: ["team": "red"])
        }
        #expect(change?.children.map(\.start) == [started(0, "3.0"), started(1, "2.0")])
    }

    @Test func withoutADefaultVersionAChildHasNone() {
        var orchestration = Orchestration()
        let begun = orchestration.started(version: "1.0")
        let change = orchestration.turn([begun], TurnResult(actions: [child(nil)]), at: start).change
        #expect(change?.children.map(\.start.version) == [nil])
    }

    @Test func theNextExecutionKeepsTagsVersionAndParent() {
        let parent = ParentInstance(id: "p", execution: "pe", task: 4)
        var orchestration = Orchestration()
        orchestration.defaultVersion = "3.0"
        let begun = orchestration.started(input: "1", parent: parent, version: "1.0", tags: ["team": "red"])
        let result = TurnResult(ending: .continuedAsNew("2", unprocessed: []))
        let checkpoint = orchestration.turn([begun], result, at: second(1))
        let next = ExecutionStarted(
            name: "O", input: "2", parent: parent, generation: 1, version: "1.0", tags: ["team": "red"])
        var expected = Checkpoint(consumed: [1], from: 0, [], at: second(1)) {
            let event = HistoryEvent(.executionStarted(next), at: second(1))
            $0.messages = [Message(to: "a", execution: "e2", event, isCarriedOver: true)]
        }
        expected.change?.body = .restart(execution: "e2", input: "2", from: 0)
        #expect(checkpoint == expected)
    }

    @Test func aRewoundChildStartsWithItsParentsTags() {
        var orchestration = Orchestration()
        let begun = orchestration.started(version: "1.0", tags: ["team": "red"])
        orchestration.turn([begun], TurnResult(actions: [child(nil)], ending: .threw(boom)), at: start)
        let rewind = orchestration.fromOutside(.executionRewound(reason: nil), at: second(1))
        let change = orchestration.turn([rewind], at: second(1)).change
        #expect(change?.rewoundChildren.map(\.start.tags) == [["team": "red"]])
        #expect(change?.rewoundChildren.map(\.id) == ["a:0000"])
    }

    @Test func eventsInTheSameTurnAreCarriedOverInOrderBeforeThoseThatCameMeanwhile() {
        var orchestration = Orchestration(asking: [])
        let first = orchestration.raised("E", "1", at: second(1))
        let unprocessed = ["1", "2"].map { TurnResult.UnprocessedEvent(name: "E", input: Payload(json: $0)) }
        let result = TurnResult(ending: .continuedAsNew(nil, unprocessed: unprocessed))
        let messages = orchestration.turn([first], result, at: second(2)).change?.messages ?? []
        let meanwhile = orchestration.raised("E", "3", at: second(1))
        let turn = orchestration.begin([meanwhile] + messages, at: second(3))
        #expect(
            turn.shown.dropFirst(2).map(\.kind) == ["1", "2", "3"].map { .eventRaised(name: "E", input: Payload(json: $0)) })
    }

    @Test func terminationBeforeTheRestartIsCommittedLeavesNoNextExecution() {
        var orchestration = Orchestration(asking: [])
        let raised = orchestration.raised("E", at: second(1))
        let terminate = orchestration.fromOutside(.executionTerminated(reason: nil), at: second(1))
        let turn = orchestration.begin([raised, terminate], at: second(1))
        #expect(!turn.runsScript)
        guard case .history = orchestration.finish(turn, nil, at: second(1)).change?.body else {
            Issue.record("a terminated instance does not continue as new")
            return
        }
    }
}
