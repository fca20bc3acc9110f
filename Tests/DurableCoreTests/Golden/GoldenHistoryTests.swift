import DurableCore
import Foundation
import JSONText
import Testing

/// Histories as they were recorded once: what the core makes of them must never change by accident, since stores are full of
/// them. With `PERDURE_RECORD_HISTORIES` set they are recorded anew.
@Suite struct GoldenHistoryTests {
    @Test(.enabled(if: ProcessInfo.processInfo.environment["PERDURE_RECORD_HISTORIES"] != nil))
    func record() throws {
        for scenario in GoldenScenario.all {
            var recorder = GoldenRecorder()
            try scenario.play(&recorder)
            try GoldenHistory(name: scenario.name, scenario: scenario.text, turns: recorder.turns).write()
        }
    }

    @Test func everyScenarioIsRecorded() throws {
        #expect(try GoldenHistory.names() == GoldenScenario.all.map(\.name).sorted())
    }

    @Test(arguments: GoldenScenario.all.map(\.name))
    func everyCheckpointIsMadeAgain(name: String) throws {
        let golden = try GoldenHistory(reading: name)
        #expect(golden.turns.count > 1)
        var orchestration = Orchestration()
        for (number, recorded) in golden.turns.enumerated() {
            let turn = orchestration.begin(recorded.messages, at: recorded.now)
            #expect(turn.runsScript == (recorded.result != nil || recorded.stall != nil), "turn \(number)")
            let checkpoint =
                if let reason = recorded.stall {
                    orchestration.stall(turn, reason: reason, at: recorded.now)
                } else {
                    orchestration.finish(turn, recorded.result, at: recorded.now)
                }
            #expect(try GoldenJSON.checkpoint(checkpoint) == recorded.checkpoint, "turn \(number)")
            #expect(orchestration.state == orchestration.reloaded, "turn \(number)")
        }
    }

    @Test(arguments: GoldenScenario.all.map(\.name))
    func theFilesAreAsTheyWouldBeWritten(name: String) throws {
        let file = GoldenHistory.folder.appendingPathComponent("\(name).json")
        #expect(try GoldenHistory(reading: name).text() == String(contentsOf: file, encoding: .utf8))
    }
}
