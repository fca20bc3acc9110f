import DurableCore
import DurableEngine
import DurableTestKit
import Testing

@Suite(.timeLimit(.minutes(1))) struct EndingTests {
    @Test(arguments: [true, false])
    func aThrowFailsTheInstance(sessions: Bool) async throws {
        let host = TestHost(["O": [.activity("A", "1"), .fail("boom")]], sessions: sessions)
        try await host.running { hub in
            let id = try await hub.start("O", input: nil)
            let row = try #require(await hub.waitForEnd(of: id))
            #expect(row.status == .failed)
            #expect(row.output == nil)
            #expect(row.failure == FailureDetails(errorType: "Error", message: "boom"))
        }
        #expect(host.engine.liveSessions == 0)
    }

    @Test(arguments: [true, false])
    func terminateEndsAWaitingInstance(sessions: Bool) async throws {
        let host = TestHost(["O": [.activity("A", "1"), .event("Never")]], sessions: sessions)
        try await host.running { hub in
            let id = try await hub.start("O", input: nil)
            try await until { try await hub.history(of: id)?.history.contains { $0.kind.name == "TaskCompleted" } == true }
            try await hub.terminate(id, reason: "enough")
            let row = try #require(await hub.waitForEnd(of: id))
            #expect(row.status == .terminated)
            #expect(row.reason == "enough")
            expectSound(try #require(await hub.history(of: id)).history)
        }
        #expect(host.engine.liveSessions == 0)
    }

    @Test(arguments: [true, false])
    func terminateEndsAnInstanceThatNeverRan(sessions: Bool) async throws {
        let host = TestHost(["O": [.activity("A", "1")]], sessions: sessions)
        _ = try await host.hub.start("O", input: nil, id: "a")
        try await host.hub.terminate("a", reason: nil)
        let row = try await host.running { hub in try await hub.waitForEnd(of: "a") }
        #expect(row?.status == .terminated)
        #expect(host.log.names == [])
    }

    @Test(arguments: [true, false])
    func theResultOfAnActivityThatOutlivesItsInstanceIsDropped(sessions: Bool) async throws {
        let doorbell = Doorbell()
        let host = TestHost(
            ["O": [.activity("Long", "1")]], sessions: sessions,
            activity: { _ in
                await doorbell.wait()
                return .returned("late")
            })
        let history = try await host.running { hub in
            let id = try await hub.start("O", input: nil)
            try await until { try await hub.status(of: id)?.status == .running }
            try await hub.terminate(id, reason: nil)
            _ = try await hub.waitForEnd(of: id)
            doorbell.ring()
            return try #require(await hub.history(of: id)).history
        }
        // The host stopped only after the activity had ended.
        #expect(!history.contains { $0.kind.name == "TaskCompleted" })
        #expect(try await host.hub.status(of: "host-1")?.status == .terminated)
    }

    @Test(arguments: [true, false])
    func changedCodeIsFoundOnReplay(sessions: Bool) async throws {
        let storage = MemoryStorage()
        let clock = VirtualClock()
        let before = TestHost(
            ["O": [.activity("A", "1"), .event("Go")]], sessions: sessions, storage: storage, clock: clock)
        try await before.running { hub in
            _ = try await hub.start("O", input: nil, id: "a")
            try await until { try await hub.history(of: "a")?.history.contains { $0.kind.name == "TaskCompleted" } == true }
        }
        let after = TestHost(
            ["O": [.activity("Changed", "1"), .event("Go")]], sessions: sessions, name: "later", storage: storage,
            clock: clock, configure: { $0.nonDeterminism = .fail })
        try await after.running { hub in
            try await hub.raiseEvent("Go", input: nil, to: "a")
            let row = try #require(await hub.waitForEnd(of: "a"))
            #expect(row.status == .failed)
            #expect(row.failure?.errorType == "NonDeterministicOrchestrationException")
            #expect(row.failure?.message.contains("with sequence ID 0 and name 'A'") == true)
        }
        #expect(after.engine.liveSessions == 0)
    }

    @Test func codeThatThrowsOnReplayFailsWithWhatItThrew() async throws {
        let storage = MemoryStorage()
        let clock = VirtualClock()
        let before = TestHost(["O": [.activity("A", "1"), .event("Go")]], storage: storage, clock: clock)
        try await before.running { hub in
            _ = try await hub.start("O", input: nil, id: "a")
            try await until { try await hub.history(of: "a")?.history.contains { $0.kind.name == "TaskCompleted" } == true }
        }
        let after = TestHost(
            ["O": [.fail("broken")]], name: "later", storage: storage, clock: clock, configure: { $0.nonDeterminism = .fail })
        try await after.running { hub in
            try await hub.raiseEvent("Go", input: nil, to: "a")
            let row = try #require(await hub.waitForEnd(of: "a"))
            #expect(row.failure == FailureDetails(errorType: "Error", message: "broken"))
        }
    }
}
