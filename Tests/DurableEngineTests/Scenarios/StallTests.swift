import DurableCore
import DurableEngine
import DurableTestKit
import Testing

@Suite(.timeLimit(.minutes(1))) struct StallTests {
    private let old: [String: [ScriptedEngine.Step]] = ["O": [.activity("A", "1"), .event("Go"), .activity("B", "2")]]
    private let changed: [String: [ScriptedEngine.Step]] = ["O": [.activity("Changed", "1"), .event("Go")]]
    private let storage = MemoryStorage()
    private let clock = VirtualClock()

    /// Runs the old program up to its event, then raises the event where the program has changed.
    private func stall(sessions: Bool, then body: @escaping @Sendable (TaskHub) async throws -> Void) async throws {
        let before = TestHost(old, sessions: sessions, name: "before", storage: storage, clock: clock)
        try await before.running { hub in
            _ = try await hub.start("O", input: nil, id: "a")
            try await until { try await hub.history(of: "a")?.history.contains { $0.kind.name == "TaskCompleted" } == true }
        }
        let after = TestHost(
            changed, sessions: sessions, name: "changed", storage: storage, clock: clock, around: PlacedEngine.init)
        try await after.running { hub in
            try await hub.raiseEvent("Go", input: nil, to: "a")
            try await until { try await hub.status(of: "a")?.status == .suspended }
            try await body(hub)
        }
        #expect(after.log.names == [])
        #expect(after.engine.liveSessions == 0)
    }

    @Test(arguments: [true, false])
    func changedCodeSuspendsTheInstanceWithWhatAnOperatorNeeds(sessions: Bool) async throws {
        try await stall(sessions: sessions) { hub in
            let row = try #require(await hub.status(of: "a"))
            let reason = try #require(row.reason)
            #expect(reason.contains("event 2 of the history says that an activity task 'A' was scheduled with sequence ID 0"))
            #expect(reason.contains("the code now schedules an activity task 'Changed', at O/index.js:7:11\n> 7 | yield"))
            #expect(row.failure?.errorType == "NonDeterministicOrchestrationException")
            let history = try #require(await hub.history(of: "a")).history
            #expect(history.suffix(2).map(\.kind.name) == ["EventRaised", "ExecutionSuspended"])
            expectSound(history)
        }
    }

    @Test(arguments: [true, false])
    func itGoesOnByItselfWhereTheOldCodeIsBack(sessions: Bool) async throws {
        try await stall(sessions: sessions) { _ in }
        let back = TestHost(old, sessions: sessions, name: "back", storage: storage, clock: clock)
        try await back.running { hub in
            let row = try #require(await hub.waitForEnd(of: "a"))
            #expect(row.output == "2")
            #expect(row.failure == nil)
            expectSound(try #require(await hub.history(of: "a")).history)
        }
        #expect(back.log.names == ["B"])
        #expect(back.engine.liveSessions == 0)
    }

    @Test(arguments: [true, false])
    func itStallsAgainWhenItIsResumedTooEarly(sessions: Bool) async throws {
        try await stall(sessions: sessions) { hub in
            try await hub.resume("a", reason: nil)
            try await until {
                try await hub.history(of: "a")?.history.count { $0.kind.name == "ExecutionSuspended" } == 2
            }
            #expect(try await hub.status(of: "a")?.isStalled == true)
        }
        let back = TestHost(old, sessions: sessions, name: "back", storage: storage, clock: clock)
        let row = try await back.running { hub in try await hub.waitForEnd(of: "a") }
        #expect(row?.output == "2")
    }

    @Test(arguments: [true, false])
    func whatComesWhileItIsStalledIsNotLost(sessions: Bool) async throws {
        let waiting: [ScriptedEngine.Step] = [.activity("A", "1"), .event("Go"), .event("More"), .activity("B", "2")]
        try await stall(sessions: sessions) { hub in
            try await hub.raiseEvent("More", input: nil, to: "a")
            try await until { try await hub.history(of: "a")?.history.last?.kind.name == "EventRaised" }
            #expect(try await hub.status(of: "a")?.isStalled == true)
            #expect(try await hub.status(of: "a")?.reason?.contains("'Changed'") == true)
        }
        let back = TestHost(["O": waiting], sessions: sessions, name: "back", storage: storage, clock: clock)
        let row = try await back.running { hub in try await hub.waitForEnd(of: "a") }
        #expect(row?.output == "2")
    }

    @Test(arguments: [true, false])
    func itCanBeTerminated(sessions: Bool) async throws {
        try await stall(sessions: sessions) { hub in
            try await hub.terminate("a", reason: nil)
            #expect(try await hub.waitForEnd(of: "a")?.status == .terminated)
        }
    }
}
