import DurableCore
import DurableEngine
import DurableTestKit
import Testing

@Suite(.timeLimit(.minutes(1))) struct PurgeTests {
    private let programs: [String: [ScriptedEngine.Step]] = [
        "Quick": [.activity("A", "1")], "Waiter": [.event("Go")], "Failing": [.fail("boom")],
        "Parent": [.child("Middle", id: "middle")], "Middle": [.child("Quick", id: "leaf")],
        "Guardian": [.child("Waiter", id: "ward")],
    ]

    @Test(arguments: [true, false])
    func childrenGoWithTheirParent(sessions: Bool) async throws {
        try await TestHost(programs, sessions: sessions).running { hub in
            _ = try await hub.start("Parent", input: nil, id: "p")
            _ = try await hub.waitForEnd(of: "p")
            #expect(try await hub.purge("p") == 3)
            for id in ["p", "middle", "leaf"] as [InstanceID] { #expect(try await hub.status(of: id) == nil) }
            await #expect(throws: TaskHubError.notFound("p")) { try await hub.purge("p") }
        }
    }

    @Test(arguments: [true, false])
    func whatRunsIsPurgedOnlyByForce(sessions: Bool) async throws {
        let host = TestHost(programs, sessions: sessions)
        try await host.running { hub in
            _ = try await hub.start("Guardian", input: nil, id: "g")
            try await until { try await hub.status(of: "ward")?.status == .running }
            await #expect(throws: TaskHubError.conflict("g", .running)) { try await hub.purge("g") }
            #expect(try await hub.purge("g", force: true) >= 1)
            #expect(try await hub.status(of: "g") == nil)
            try await until { try await hub.status(of: "ward")?.status.isTerminal ?? true }
        }
        #expect(host.engine.liveSessions == 0)
    }

    @Test(arguments: [true, false])
    func onlyWhatMatchesAndHasEndedIsPurgedByAQuery(sessions: Bool) async throws {
        try await TestHost(programs, sessions: sessions).running { hub in
            for (name, id) in [("Quick", "q"), ("Failing", "f"), ("Waiter", "w")] as [(String, InstanceID)] {
                _ = try await hub.start(name, input: nil, id: id)
            }
            _ = try await hub.waitForEnd(of: "q")
            _ = try await hub.waitForEnd(of: "f")
            #expect(try await hub.purge(InstanceQuery(statuses: [.completed, .running, .pending])) == 1)
            #expect(try await hub.status(of: "q") == nil)
            #expect(try await hub.status(of: "f") != nil)
            #expect(try await hub.status(of: "w") != nil)
        }
    }

    @Test(arguments: [true, false])
    func whatEndedIsForgottenWhenItsTimeIsOver(sessions: Bool) async throws {
        let host = TestHost(programs, sessions: sessions, configure: { $0.retention = [.completed: .seconds(7_200)] })
        try await host.running { hub in
            _ = try await hub.start("Quick", input: nil, id: "q")
            _ = try await hub.start("Failing", input: nil, id: "f")
            let ended = try #require(await hub.waitForEnd(of: "q")).lastUpdatedAt
            try await host.clock.sleep(until: ended + .seconds(7_100))
            #expect(try await hub.status(of: "q") != nil)
            // It looks once an hour.
            try await host.clock.sleep(until: ended + .seconds(7_200 + 3_700))
            try await until { try await hub.status(of: "q") == nil }
            #expect(try await hub.status(of: "f")?.status == .failed)
        }
    }
}
