import DurableCore
import DurableEngine
import DurableTestKit
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(1))) struct RewindTests {
    private let programs: [String: [ScriptedEngine.Step]] = [
        "O": [.activity("A", "1"), .activity("Broken", "2"), .activity("C", "3")],
        "Parent": [.activity("A", "1"), .child("O", id: "child"), .activity("D", "4")],
        "Quick": [.activity("A", "1")],
    ]

    /// Fails every activity named `Broken` until it is repaired.
    private final class Workshop: Sendable {
        let log = ActivityLog()
        private let isRepaired = Atomic(false)

        func repair() { isRepaired.store(true, ordering: .relaxed) }

        func run(_ task: ActivityTask) async -> ActivityResult {
            let result = await log.echo(task)
            if task.name != "Broken" || isRepaired.load(ordering: .relaxed) { return result }
            return .threw(FailureDetails(errorType: "Error", message: "broken"))
        }
    }

    @Test(arguments: [true, false])
    func aFailedActivityRunsAgainAndNothingElse(sessions: Bool) async throws {
        let workshop = Workshop()
        let host = TestHost(programs, sessions: sessions, activity: { await workshop.run($0) })
        try await host.running { hub in
            _ = try await hub.start("O", input: nil, id: "a")
            #expect(try await hub.waitForEnd(of: "a")?.status == .failed)
            workshop.repair()
            try await hub.rewind("a", reason: "repaired")
            let row = try #require(await hub.waitForEnd(of: "a"))
            #expect(row.status == .completed)
            #expect(row.output == "3")
            #expect(row.failure == nil)
            expectSound(try #require(await hub.history(of: "a")).history)
        }
        #expect(workshop.log.names == ["A", "Broken", "Broken", "C"])
        #expect(host.engine.liveSessions == 0)
    }

    @Test(arguments: [true, false])
    func aFailedChildIsRewoundWithItsParent(sessions: Bool) async throws {
        let workshop = Workshop()
        let host = TestHost(programs, sessions: sessions, activity: { await workshop.run($0) })
        try await host.running { hub in
            _ = try await hub.start("Parent", input: nil, id: "p")
            #expect(try await hub.waitForEnd(of: "p")?.status == .failed)
            workshop.repair()
            try await hub.rewind("p", reason: nil)
            #expect(try await hub.waitForEnd(of: "p")?.output == "4")
            #expect(try await hub.status(of: "child")?.output == "3")
            for id in ["p", "child"] as [InstanceID] { expectSound(try #require(await hub.history(of: id)).history) }
        }
        #expect(workshop.log.names == ["A", "A", "Broken", "Broken", "C", "D"])
    }

    @Test(arguments: [true, false])
    func whatIsStillBrokenFailsAgain(sessions: Bool) async throws {
        let workshop = Workshop()
        try await TestHost(programs, sessions: sessions, activity: { await workshop.run($0) }).running { hub in
            _ = try await hub.start("O", input: nil, id: "a")
            for _ in 0..<3 {
                #expect(try await hub.waitForEnd(of: "a")?.status == .failed)
                try await hub.rewind("a", reason: nil)
            }
            #expect(try await hub.waitForEnd(of: "a")?.status == .failed)
            workshop.repair()
            try await hub.rewind("a", reason: nil)
            #expect(try await hub.waitForEnd(of: "a")?.output == "3")
        }
    }

    @Test func onlyWhatFailedIsRewound() async throws {
        try await TestHost(programs).running { hub in
            _ = try await hub.start("Quick", input: nil, id: "a")
            _ = try await hub.waitForEnd(of: "a")
            await #expect(throws: TaskHubError.ended("a", .completed)) { try await hub.rewind("a", reason: nil) }
            await #expect(throws: TaskHubError.notFound("b")) { try await hub.rewind("b", reason: nil) }
        }
    }
}
