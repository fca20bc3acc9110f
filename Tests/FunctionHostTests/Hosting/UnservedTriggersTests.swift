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
        #expect(problems == [])
    }

    @Test func triggersThatAreNotFiredAreNamed() throws {
        let blob = #"{"bindings":[{"name":"b","type":"blobTrigger","direction":"in","path":"a/{name}"}]}"#
        let copy = try AppCopy(files: ["Blob/function.json": blob, "Blob/index.js": "module.exports = async () => {};"])
        let app = try AppLoader.load(copy.path, environment: [:])
        let problems = UnservedTriggers.problems(of: app)
        #expect(
            problems.map(\.description) == [
                "The 'Blob' function was loaded, but this version of Perdure does not fire its blobTrigger. "
                    + "(Blob/function.json, bindings)"
            ])
        #expect(problems.allSatisfy { $0.severity == .warning })
    }
}
