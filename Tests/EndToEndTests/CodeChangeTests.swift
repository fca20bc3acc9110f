import Foundation
import JSONText
import Testing

/// An orchestrator's code changed under running instances: every change is reported before anything is lost, and with the code
/// restored each instance finishes.
@Suite(.serialized, .timeLimit(.minutes(5))) struct CodeChangeTests {
    private static let api = "/runtime/webhooks/durabletask"

    /// What is changed, and what the report must say of it.
    private static let changes: [(name: String, from: String, to: String, report: [String])] = [
        (
            "added call", "const results = [];", "const results = [yield context.df.callActivity(\"Upper\", \"x\")];",
            ["event 2 ", "an activity task 'Echo'", "now schedules an activity task 'Upper'"]
        ),
        (
            "removed call", "results.push(yield context.df.callActivity(\"Echo\", \"a\"));", "results.push(\"a\");",
            ["event 2 ", "an activity task 'Echo'", "now schedules a timer"]
        ),
        (
            "swapped calls", "context.df.callActivity(\"Echo\", \"b\"),\n        context.df.callActivity(\"Upper\", \"c\"),",
            "context.df.callActivity(\"Upper\", \"c\"),\n        context.df.callActivity(\"Echo\", \"b\"),",
            ["an activity task 'Echo'", "now schedules an activity task 'Upper'"]
        ),
        (
            "renamed call", "callActivity(\"Upper\", \"c\")", "callActivity(\"ToUpper\", \"c\")",
            ["an activity task 'Upper'", "now schedules an activity task 'ToUpper'"]
        ),
        (
            "changed timer", "getTime() + 20)", "getTime() + 2000)",
            ["a timer for", "now schedules a timer for"]
        ),
        (
            "removed timer", "yield context.df.createTimer", "context.df.createTimer",
            ["a timer for", "now schedules an activity task 'Echo'"]
        ),
        (
            "another kind of call", "callSubOrchestrator(\"Child\", \"d\")", "callActivity(\"Child\", \"d\")",
            ["a sub-orchestration 'Child'", "now schedules an activity task 'Child'"]
        ),
        (
            "another operation", "callEntity(log, \"add\", \"e\")", "callEntity(log, \"append\", \"e\")",
            [".add'", ".append'"]
        ),
        (
            "early return", "results.push(yield context.df.callEntity",
            "return results;\n    results.push(yield context.df.callEntity",
            ["an entity call", "the code does not schedule it", "the last thing it asks for is at"]
        ),
        (
            "early throw", "results.push(yield context.df.callSubOrchestrator",
            "throw new Error(\"new bug\");\n    results.push(yield context.df.callSubOrchestrator",
            ["a sub-orchestration 'Child'", "the code does not schedule it", "The code threw Error: new bug"]
        ),
        (
            "added call in front of the wait", "context.df.setCustomStatus(\"waiting\");",
            "yield context.df.callActivity(\"Echo\", \"x\");",
            ["history ends", "an activity task 'Echo'"]
        ),
    ]

    @Test func everyChangeIsReportedAndNothingIsLost() async throws {
        let app = try AppCopy("Tests/Fixtures/apps/changing")
        defer { app.remove() }
        let original = try String(contentsOfFile: "\(app.path)/Order/index.js", encoding: .utf8)
        for (number, _) in Self.changes.enumerated() {
            try FileManager.default.copyItem(atPath: "\(app.path)/Order", toPath: "\(app.path)/Order\(number)")
        }

        let before = try await ServedApp(app.path)
        for (number, _) in Self.changes.enumerated() {
            #expect(try await before.post("\(Self.api)/orchestrators/Order\(number)/o\(number)").status == 202)
        }
        for (number, _) in Self.changes.enumerated() {
            try await before.poll {
                try await before.get("\(Self.api)/instances/o\(number)").json["customStatus"]?.stringValue == "waiting"
            }
        }
        #expect(await before.stop() == 0)

        for (number, change) in Self.changes.enumerated() {
            let changed = original.replacingOccurrences(of: change.from, with: change.to)
            try #require(changed != original, "\(change.name)")
            try changed.write(toFile: "\(app.path)/Order\(number)/index.js", atomically: true, encoding: .utf8)
        }
        let changed = try await ServedApp(app.path)
        for (number, change) in Self.changes.enumerated() {
            let raised = try await changed.post("\(Self.api)/instances/o\(number)/raiseEvent/Go", json: "\"go\"")
            #expect(raised.status == 202)
            let status = try await changed.wait(for: "o\(number)", toBe: "Suspended")
            let reason = try #require(status["suspendReason"]?.stringValue)
            for text in change.report { #expect(reason.contains(text), "\(change.name): \(reason)") }
            #expect(reason.contains("Order\(number)/index.js:"), "\(change.name) has no place: \(reason)")
            #expect(reason.contains("\n>"), "\(change.name) has no code frame: \(reason)")
        }
        #expect(await changed.stop() == 0)

        for (number, _) in Self.changes.enumerated() {
            try original.write(toFile: "\(app.path)/Order\(number)/index.js", atomically: true, encoding: .utf8)
        }
        let after = try await ServedApp(app.path)
        for (number, change) in Self.changes.enumerated() {
            let output = try await after.waitForEnd(of: "o\(number)")["output"]?.text()
            #expect(output == #"["a","b","C","d",1,"go","f"]"#, "\(change.name)")
        }
        #expect(await after.stop() == 0)
    }
}
