import DurableCore
import FunctionApp
import JSONText
import Testing

@testable import FunctionHost

/// Scripts that do whatever they can to the process they run in. Their limits are one second of processor time and 256 MB.
@Suite(.timeLimit(.minutes(5)), .enabled(if: TestHost.hasWorkerProcesses)) struct HarmfulScriptTests {
    private static let processorTime = "took more than 1.0 seconds of processor time without returning"
    private static let memory = "take more than 256 MB of memory (perdure.limits.workerMemoryInMegabytes in host.json)"

    /// What each way comes to.
    private static let ways: [(way: String, reason: String)] = [
        ("loop", processorTime), ("loopInFinally", processorTime), ("microtasks", processorTime), ("loopLater", processorTime),
        ("loopInTimer", processorTime), ("regularExpression", processorTime), ("files", processorTime),
        ("recursion", "Maximum call stack size exceeded"),
        ("arrays", memory), ("objects", memory), ("strings", memory), ("buffers", memory),
        ("exit", "The function 'Harm' ended its worker process with exit code 3."),
        ("rejection", "nobody caught this"),
    ]

    /// Runs the orchestrator while others run, and checks that those do not suffer.
    private static func output(of orchestrator: String, _ way: String, in test: TestHost) async throws -> JSONValue {
        let others = Task {
            for number in 0..<20 { #expect(await test.run("Echoes", "\(number)").text == "\(number)") }
        }
        let answer = await test.run(orchestrator, "\"\(way)\"")
        await others.value
        return try answer.json
    }

    @Test(arguments: ways)
    func anActivityIsStoppedAndItsCallerLearnsWhy(way: String, reason: String) async throws {
        try await TestHost.serving("harmful") { (test) async throws in
            let output = try await Self.output(of: "AsksActivity", way, in: test)
            #expect(output.stringValue?.contains(reason) == true, "\(output.text())")
            #expect(output.stringValue?.hasPrefix("caught: ") == true)
        }
    }

    @Test(arguments: ways)
    func anEntityIsStoppedAndItsCallerLearnsWhy(way: String, reason: String) async throws {
        try await TestHost.serving("harmful") { (test) async throws in
            let output = try await Self.output(of: "AsksEntity", way, in: test)
            let expected = reason.replacing("'Harm'", with: "'HarmEntity'")
            #expect(output.stringValue?.contains(expected) == true, "\(output.text())")
            // It is as it was, and there for others.
            let again = await test.run("AsksEntity", #""nothing""#)
            #expect(again.text == #""fine""#)
        }
    }

    /// What an orchestrator does later, or promises, is no part of it.
    @Test(arguments: ways.filter { !["microtasks", "loopInTimer", "loopLater", "rejection", "files", "exit"].contains($0.way) })
    func anOrchestratorIsStoppedAndFailsWithTheReason(way: String, reason: String) async throws {
        try await TestHost.serving("harmful") { (test) async throws in
            let status = try await Self.output(of: "Harms", way, in: test)
            #expect(status["runtimeStatus"] == "Failed", "\(status.text())")
            let expected = reason.replacing("'Harm'", with: "'Harms'")
            #expect(status["output"]?.stringValue?.contains(expected) == true, "\(status.text())")
        }
    }
}
