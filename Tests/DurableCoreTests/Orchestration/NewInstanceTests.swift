import DurableCore
import Testing

@Suite struct NewInstanceTests {
    @Test(arguments: RuntimeStatus.allCases)
    func onlyWhatHasEndedIsReplacedAndOnlyIfThatIsWanted(status: RuntimeStatus) {
        let started = ExecutionStarted(name: "O")
        var instance = NewInstance(id: "a", execution: "e", start: started, createdAt: start)
        #expect(instance.mayReplace(status) == status.isTerminal)
        instance.replaces = Set(RuntimeStatus.allCases)
        #expect(instance.mayReplace(status) == status.isTerminal)
        instance.replaces = [.failed]
        #expect(instance.mayReplace(status) == (status == .failed))
        instance.replaces = []
        #expect(!instance.mayReplace(status))
    }

    @Test func theRowHasWhatItWasStartedWith() {
        let parent = ParentInstance(id: "p", execution: "pe", task: 4)
        let started = ExecutionStarted(name: "O", input: "1", parent: parent, version: "2.0", tags: ["team": "red"])
        let instance = NewInstance(id: "a", execution: "e", start: started, createdAt: second(1))
        #expect(
            instance.row
                == InstanceRow(
                    id: "a", execution: "e", name: "O", status: .pending, createdAt: second(1), lastUpdatedAt: second(1),
                    input: "1", parent: parent, version: "2.0", tags: ["team": "red"]))
        #expect(instance.message == Message(to: "a", execution: "e", HistoryEvent(.executionStarted(started), at: second(1))))
    }
}
