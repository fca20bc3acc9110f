import FunctionApp
import Testing

@testable import FunctionHost

struct UnservedTriggersTests {
    @Test func nothingIsSaidOfTriggersThatAreFired() throws {
        let files = ["orchestration", "activity", "entity"].map { kind in
            ("\(kind)/function.json", #"{"bindings":[{"type":"\#(kind)Trigger","name":"context","direction":"in"}]}"#)
        }
        let scripts = files.map { ($0.0.replacing("function.json", with: "index.js"), "module.exports = () => {};") }
        let copy = try AppCopy(files: Dictionary(uniqueKeysWithValues: files + scripts))
        let problems = UnservedTriggers.problems(of: try AppLoader.load(copy.path, environment: [:]))
        #expect(problems.map(\.function) == ["Tick"])
    }

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
