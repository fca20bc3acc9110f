import DurableCore
import Testing

@Suite struct RuntimeStatusTests {
    @Test func fourStatusesAreTerminal() {
        #expect(RuntimeStatus.allCases.filter(\.isTerminal) == [.completed, .failed, .canceled, .terminated])
    }

    @Test func onlyAnInstanceThatHasEndedMayBeReplaced() {
        for status in RuntimeStatus.allCases { #expect(NewInstance.mayReplace(status) == status.isTerminal) }
    }
}
