import FunctionApp
import Testing

@testable import FunctionHost

struct UnservedTriggersTests {
    @Test func triggersThatAreNotFiredAreNamed() throws {
        let copy = try AppCopy()
        let app = try AppLoader.load(copy.path, environment: [:])
        let problems = UnservedTriggers.problems(of: app)
        #expect(
            problems.map(\.description) == [
                "The 'Tick' function was loaded, but this version of Perdure does not fire its timerTrigger. "
                    + "(Tick/function.json, bindings)"
            ])
        #expect(problems.allSatisfy { $0.severity == .warning })
    }
}
