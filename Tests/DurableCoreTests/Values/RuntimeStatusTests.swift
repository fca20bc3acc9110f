import DurableCore
import Testing

@Suite struct RuntimeStatusTests {
    @Test func fourStatusesAreTerminal() {
        #expect(RuntimeStatus.allCases.filter(\.isTerminal) == [.completed, .failed, .canceled, .terminated])
    }

    @Test func onlyAnInstanceThatHasEndedMayBeReplaced() {
        var instance = NewInstance(id: "a", execution: "e", start: ExecutionStarted(name: "O"), createdAt: start)
        for status in RuntimeStatus.allCases { #expect(instance.mayReplace(status) == status.isTerminal) }
        instance.replaces = [.failed, .running]
        #expect(RuntimeStatus.allCases.filter(instance.mayReplace) == [.failed])
    }
}
