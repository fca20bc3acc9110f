import DurableCore
import Testing

@Suite struct OrchestrationChildTests {
    private let child = Action.createSubOrchestration(name: "Child", nil, input: "1")

    @Test func aSubOrchestrationStartsWithItsParentAndAnIDOfItsOwn() {
        var orchestration = Orchestration()
        let chosen = Action.createSubOrchestration(name: "Child", "mine", input: nil)
        let checkpoint = orchestration.turn([orchestration.started()], TurnResult(actions: [child, chosen]), at: start)
        let events = [
            HistoryEvent(.orchestratorStarted, at: start), orchestration.started().event,
            HistoryEvent(.subOrchestrationInstanceCreated(task: 0, name: "Child", "a:0000", input: "1"), at: start),
            HistoryEvent(.subOrchestrationInstanceCreated(task: 1, name: "Child", "mine", input: nil), at: start),
        ]
        #expect(
            checkpoint
                == Checkpoint(consumed: [1], from: 0, events, at: start) {
                    $0.children = [
                        NewInstance(
                            id: "a:0000", execution: "e2",
                            start: ExecutionStarted(
                                name: "Child", input: "1", parent: ParentInstance(id: "a", execution: "e1", task: 0), depth: 1),
                            createdAt: start),
                        NewInstance(
                            id: "mine", execution: "e3",
                            start: ExecutionStarted(
                                name: "Child", parent: ParentInstance(id: "a", execution: "e1", task: 1), depth: 1),
                            createdAt: start),
                    ]
                })
    }

    @Test func idsCountInHexadecimal() {
        var orchestration = Orchestration()
        let actions = Array(repeating: child, count: 18)
        let change = orchestration.turn([orchestration.started()], TurnResult(actions: actions), at: start).change
        #expect(change?.children.last?.id == "a:0011")
    }

    @Test func laterGenerationsHaveIDsOfTheirOwn() {
        var orchestration = Orchestration()
        let again = TurnResult(ending: .continuedAsNew("2", unprocessed: []))
        let messages = orchestration.turn([orchestration.started()], again, at: start).change?.messages ?? []
        let change = orchestration.turn(messages, TurnResult(actions: [child]), at: start).change
        #expect(change?.children.map(\.id) == ["a:1:0000"])
    }

    @Test func theEndOfASubOrchestrationIsShownOnce() {
        var orchestration = Orchestration(asking: [child, child])
        let done = orchestration.message(.subOrchestrationInstanceCompleted(task: 0, result: "2"), at: second(1))
        let failure = FailureDetails(errorType: "Error", message: "boom")
        let failed = orchestration.message(.subOrchestrationInstanceFailed(task: 1, failure), at: second(1))
        let turn = orchestration.begin([done, failed, done, failed], at: second(1))
        #expect(turn.events.dropFirst() == [done.event, failed.event])
    }

    @Test func anIDInUseFailsTheTaskWithAMessageThatNamesIt() {
        let parent = ParentInstance(id: "p", execution: "pe", task: 4)
        let child = NewInstance(
            id: "taken", execution: "x", start: ExecutionStarted(name: "Child", parent: parent), createdAt: start)
        let failure = FailureDetails(
            errorType: "InstanceAlreadyExists",
            message: "The sub-orchestration 'Child' cannot start with the instance id 'taken': an instance with that id "
                + "already exists and is Running.")
        let failed = HistoryEvent(.subOrchestrationInstanceFailed(task: 4, failure), at: start)
        #expect(child.refusal(existing: .running) == Message(to: "p", execution: "pe", failed))
    }

    @Test func aClientsInstanceHasNobodyToTellThatItsIDIsInUse() {
        let instance = NewInstance(id: "a", execution: "e", start: ExecutionStarted(name: "O"), createdAt: start)
        #expect(instance.refusal(existing: .running) == nil)
    }
}
