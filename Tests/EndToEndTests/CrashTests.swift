import DurableCore
import Foundation
import JSONText
import Testing

/// `kill -9` at any point changes neither the answer nor what was done once.
@Suite(.serialized) struct CrashTests {
    /// How many lines of the detailed log are waited for before the kill. Fresh ones in every run; a failing one is named.
    static let fanOutPoints = (0..<14).map { _ in Int.random(in: 1...26) }
    static let approvalPoints = (0..<6).map { _ in Int.random(in: 1...4) }

    @Test(arguments: fanOutPoints)
    func fanOutFanInGoesOnAfterAKill(_ point: Int) async throws {
        let app = try AppCopy("samples/fan-out-fan-in")
        defer { app.remove() }
        let command = ["run", app.path, "SummarizeFolder", "--id", "x", "--verbose"]
        let first = try PerdureProcess(command)
        var log = EngineLines()
        for await line in first.errors {
            log.add(line)
            if log.count == point { first.send(SIGKILL) }
        }
        await first.waitForExit()

        let recorded = try await RecordedTasks(of: "x", in: app.hub)
        if recorded.hasEnded { return #expect(recorded.output == Self.summary) }
        let second = try await PerdureProcess.run(command)
        var rerun = EngineLines()
        for line in second.errors { rerun.add(line) }
        #expect(second.output == [Self.summary])
        #expect(rerun.started.isDisjoint(with: recorded.tasks), "ran again although recorded")
        // One that was told to run but was killed before it said so runs again, so the two together are all.
        #expect(log.started.union(rerun.started) == Set(0...12))
    }

    private static let summary = #"{"files":12,"words":197,"largest":"documents/harbour.txt"}"#

    @Test(arguments: approvalPoints)
    func humanApprovalGoesOnAfterAKill(_ point: Int) async throws {
        let app = try AppCopy("samples/human-approval")
        defer { app.remove() }
        let api = "/runtime/webhooks/durabletask"
        let first = try await ServedApp(app.path, ["--verbose"])
        #expect(try await first.post("\(api)/orchestrators/ApprovalWorkflow/x").status == 202)
        var log = EngineLines()
        for await line in first.process.output {
            log.add(line)
            if log.count == point { break }
        }
        first.process.send(SIGKILL)
        await first.process.waitForExit()

        let recorded = try await RecordedTasks(of: "x", in: app.hub)
        let second = try await ServedApp(app.path, ["--verbose"])
        #expect(try await second.post("\(api)/instances/x/raiseEvent/Approval", json: "true").status == 202)
        let end = try await second.waitForEnd(of: "x")
        #expect(end["output"]?.text() == #"{"request":"a new chair","decision":"approved"}"#)
        #expect(await second.stop() == 0)
        var rerun = EngineLines()
        for await line in second.process.output { rerun.add(line) }
        #expect(rerun.started.isDisjoint(with: recorded.tasks), "ran again although recorded")
        #expect(log.started.union(rerun.started).union(recorded.tasks) == [0])
    }

    @Test func aTimerThatWasDueWhileNobodyWasThereFiresAtTheNextStart() async throws {
        let app = try AppCopy("samples/human-approval")
        defer { app.remove() }
        let command = [
            "run", app.path, "ApprovalWorkflow", "--id", "x", "--input", #"{"request":"tea","timeoutSeconds":0.3}"#,
        ]
        let first = try PerdureProcess(command)
        for await line in first.errors where line.contains("Please decide") { break }
        first.send(SIGKILL)
        await first.waitForExit()
        let second = try await PerdureProcess.run(command)
        #expect(second.output == [#"{"request":"tea","decision":"escalated","escalatedTo":"head of the department"}"#])
    }
}
