import DurableCore
import DurableEngine
import DurableTestKit
import Testing

@Suite(.timeLimit(.minutes(1))) struct SuspensionTests {
    private let programs: [String: [ScriptedEngine.Step]] = [
        "O": [.activity("A", "0"), .event("Go"), .event("Go"), .event("Go"), .activity("B", "\"over\"")]
    ]

    @Test(arguments: [true, false])
    func whatComesMeanwhileIsTakenInOrderWhenItIsResumed(sessions: Bool) async throws {
        let host = TestHost(programs, sessions: sessions)
        try await host.running { hub in
            let id = try await hub.start("O", input: nil)
            try await hub.raiseEvent("Go", input: "1", to: id)
            try await until { try await hub.history(of: id)?.history.contains { $0.kind.name == "TaskCompleted" } == true }
            try await suspend(id, at: hub)
            for input in ["2", "3"] as [Payload] { try await hub.raiseEvent("Go", input: input, to: id) }
            try await until { try await raised(id, at: hub) == ["1", "2", "3"] }
            #expect(try await hub.status(of: id)?.status == .suspended)
            #expect(try await hub.status(of: id)?.reason == "wait")
            try await hub.resume(id, reason: nil)
            #expect(try await hub.waitForEnd(of: id)?.output == "\"over\"")
            expectSound(try #require(await hub.history(of: id)).history)
        }
        #expect(host.log.names == ["A", "B"])
    }

    @Test(arguments: [true, false])
    func itOutlivesTheHost(sessions: Bool) async throws {
        let (storage, clock) = (MemoryStorage(), VirtualClock())
        let before = TestHost(programs, sessions: sessions, name: "before", storage: storage, clock: clock)
        try await before.running { hub in
            _ = try await hub.start("O", input: nil, id: "a")
            try await until { try await hub.history(of: "a")?.history.contains { $0.kind.name == "TaskCompleted" } == true }
            try await suspend("a", at: hub)
            try await hub.raiseEvent("Go", input: "1", to: "a")
            try await until { try await raised("a", at: hub) == ["1"] }
        }
        let after = TestHost(programs, sessions: sessions, name: "after", storage: storage, clock: clock)
        try await after.running { hub in
            for input in ["2", "3"] as [Payload] { try await hub.raiseEvent("Go", input: input, to: "a") }
            try await until { try await raised("a", at: hub) == ["1", "2", "3"] }
            #expect(try await hub.status(of: "a")?.status == .suspended)
            try await hub.resume("a", reason: nil)
            #expect(try await hub.waitForEnd(of: "a")?.output == "\"over\"")
        }
        #expect(after.log.names == ["B"])
    }

    @Test(arguments: [true, false])
    func aSuspendedInstanceCanBeTerminated(sessions: Bool) async throws {
        try await TestHost(programs, sessions: sessions).running { hub in
            _ = try await hub.start("O", input: nil, id: "a")
            try await suspend("a", at: hub)
            try await hub.terminate("a", reason: nil)
            #expect(try await hub.waitForEnd(of: "a")?.status == .terminated)
        }
    }

    @Test func onlyWhatRunsIsSuspendedAndOnlyWhatIsSuspendedIsResumed() async throws {
        try await TestHost(programs).running { hub in
            _ = try await hub.start("O", input: nil, id: "a")
            try await until { try await hub.status(of: "a")?.status == .running }
            await #expect(throws: TaskHubError.conflict("a", .running)) { try await hub.resume("a", reason: nil) }
            try await suspend("a", at: hub)
            await #expect(throws: TaskHubError.conflict("a", .suspended)) { try await hub.suspend("a", reason: nil) }
            await #expect(throws: TaskHubError.notFound("b")) { try await hub.suspend("b", reason: nil) }
        }
    }

    private func suspend(_ id: InstanceID, at hub: TaskHub) async throws {
        try await hub.suspend(id, reason: "wait")
        try await until { try await hub.status(of: id)?.status == .suspended }
    }

    private func raised(_ id: InstanceID, at hub: TaskHub) async throws -> [Payload] {
        try #require(await hub.history(of: id)).history.compactMap { event in
            if case .eventRaised(_, let input) = event.kind { input } else { nil }
        }
    }
}
