import DurableCore
import DurableEngine
import DurableTestKit
import Testing

@Suite(.timeLimit(.minutes(1))) struct ActivityTests {
    @Test(arguments: [true, false])
    func aChainRunsInOrder(sessions: Bool) async throws {
        let host = TestHost(
            ["Chain": [.activity("A", "1"), .activity("B", "2"), .activity("C", "3")]], sessions: sessions)
        try await host.running { hub in
            let id = try await hub.start("Chain", input: "[1]")
            let row = try #require(await hub.waitForEnd(of: id))
            #expect(row.status == .completed)
            #expect(row.output == "3")
            #expect(row.input == "[1]")
            let history = try #require(await hub.history(of: id)).history
            #expect(
                history.map(\.kind.name) == [
                    "OrchestratorStarted", "ExecutionStarted", "TaskScheduled", "OrchestratorStarted", "TaskCompleted",
                    "TaskScheduled", "OrchestratorStarted", "TaskCompleted", "TaskScheduled", "OrchestratorStarted",
                    "TaskCompleted", "ExecutionCompleted",
                ])
            expectSound(history)
        }
        #expect(host.log.names == ["A", "B", "C"])
        #expect(host.engine.liveSessions == 0)
    }

    @Test(arguments: [true, false])
    func aFanOutWaitsForAllAndKeepsToTheSlots(sessions: Bool) async throws {
        let names = (0..<100).map { "F\($0)" }
        let host = TestHost(
            ["Fan": [.activities(names), .activity("Join", "\"joined\"")]], sessions: sessions, activitySlots: 7)
        try await host.running { hub in
            let id = try await hub.start("Fan", input: nil)
            #expect(try await hub.waitForEnd(of: id)?.output == "\"joined\"")
            expectSound(try #require(await hub.history(of: id)).history)
        }
        #expect(Set(host.log.names) == Set(names + ["Join"]))
        #expect(host.log.names.last == "Join")
        #expect(host.log.mostAtOnce <= 7)
    }

    @Test(arguments: [true, false])
    func manyInstancesDoNotMixUp(sessions: Bool) async throws {
        let programs = Dictionary(
            uniqueKeysWithValues: (0..<40).map { number in
                ("O\(number)", [.activity("A", "0"), .activity("B", Payload(json: "\(number)"))] as [ScriptedEngine.Step])
            })
        let host = TestHost(programs, sessions: sessions)
        try await host.running { hub in
            for number in 0..<40 { _ = try await hub.start("O\(number)", input: nil, id: InstanceID("i\(number)")) }
            for number in 0..<40 {
                #expect(try await hub.waitForEnd(of: InstanceID("i\(number)"))?.output == Payload(json: "\(number)"))
            }
        }
        #expect(host.engine.liveSessions == 0)
    }

    @Test(arguments: [true, false])
    func aFailedActivityFailsTheOrchestrationThatLetsIt(sessions: Bool) async throws {
        let failure = FailureDetails(errorType: "TypeError", message: "boom")
        let host = TestHost(["O": [.activity("A", "1")]], sessions: sessions, activity: { _ in .threw(failure) })
        try await host.running { hub in
            let id = try await hub.start("O", input: nil)
            let row = try #require(await hub.waitForEnd(of: id))
            #expect(row.status == .failed)
            #expect(row.failure == failure)
        }
    }

    @Test(arguments: [true, false])
    func whatCouldNotBeRunIsTriedAgain(sessions: Bool) async throws {
        let host = TestHost(
            ["O": [.activity("A", "1"), .event("Go"), .activity("B", "2")]], sessions: sessions,
            around: UnreliableEngine.init)
        try await host.running { hub in
            let id = try await hub.start("O", input: nil)
            try await hub.raiseEvent("Go", input: nil, to: id)
            #expect(try await hub.waitForEnd(of: id)?.output == "2")
            expectSound(try #require(await hub.history(of: id)).history)
        }
    }

    @Test(arguments: [true, false])
    func anInputThatCannotBeStoredFailsTheOrchestration(sessions: Bool) async throws {
        let storage = RejectingStorage(base: MemoryStorage(), value: "\"huge\"")
        let host = TestHost(
            ["O": [.activity("A", "1"), .activity("B", "\"huge\"")]], sessions: sessions, storage: storage)
        try await host.running { hub in
            let id = try await hub.start("O", input: nil)
            let row = try #require(await hub.waitForEnd(of: id))
            #expect(row.status == .failed)
            #expect(
                row.failure
                    == FailureDetails(
                        errorType: "WriteRejected",
                        message: "The storage cannot take this write: \"huge\" is too large"))
            await #expect(throws: WriteRejected.self) { try await hub.start("O", input: "\"huge\"") }
        }
        #expect(host.log.names == ["A"])
        #expect(host.engine.liveSessions == 0)
    }

    @Test(arguments: [true, false])
    func aResultThatCannotBeStoredFailsTheActivity(sessions: Bool) async throws {
        let storage = RejectingStorage(base: MemoryStorage(), value: "\"huge\"")
        let host = TestHost(
            ["O": [.activity("A", "1")]], sessions: sessions, storage: storage, activity: { _ in .returned("\"huge\"") })
        try await host.running { hub in
            let id = try await hub.start("O", input: nil)
            let row = try #require(await hub.waitForEnd(of: id))
            #expect(row.failure?.errorType == "WriteRejected")
            #expect(try #require(await hub.history(of: id)).history.contains { $0.kind.name == "TaskFailed" })
        }
    }
}
