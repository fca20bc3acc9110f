import DurableCore
import DurableEngine
import DurableTestKit
import Testing

@Suite(.timeLimit(.minutes(1))) struct LockTests {
    private static let first = EntityID(name: "log", key: "1")
    private static let second = EntityID(name: "log", key: "2")
    private static let a = first.instance
    private static let b = second.instance

    private let programs: [String: [ScriptedEngine.Step]] = [
        "There": [.lock([a, b]), .note(a), .activity("A", "1"), .note(b), .note(a), .unlock, .activity("End", "1")],
        "Back": [.lock([b, a]), .note(b), .note(a), .activity("A", "1"), .note(a), .unlock, .activity("End", "2")],
        "Failing": [.lock([a, b]), .note(a), .fail("boom")],
        "Hanging": [.lock([a, b]), .note(a), .event("Never")],
        "Loop": [.lock([a]), .note(a), .restart(input: "\"again\""), .unlock, .activity("End", "3")],
        "Broken": [.lock([a]), .activity("Broken", "1"), .unlock],
    ]

    /// Whoever comes first finishes before the other begins.
    @Test(arguments: [true, false])
    func twoOrchestrationsDoNotMeetInACriticalSection(sessions: Bool) async throws {
        try await TestHost(programs, sessions: sessions).running { hub in
            _ = try await hub.start("There", input: nil, id: "x")
            _ = try await hub.start("Back", input: nil, id: "y")
            #expect(try await hub.waitForEnd(of: "x")?.output == "1")
            #expect(try await hub.waitForEnd(of: "y")?.output == "2")
            let notes = try #require(await hub.entity(Self.first)?.value).json.dropFirst().dropLast().split(separator: " ")
            let senders = notes.map { String($0.prefix(1)) }
            #expect(senders == ["x", "x", "y", "y"] || senders == ["y", "y", "x", "x"])
            try await expectFree(hub)
        }
    }

    @Test(arguments: [true, false], ["Failing", "Loop"])
    func anExecutionThatEndsInsideReleasesItsLocks(sessions: Bool, name: String) async throws {
        try await TestHost(programs, sessions: sessions).running { hub in
            _ = try await hub.start(name, input: nil, id: "x")
            #expect(try await hub.waitForEnd(of: "x")?.status == (name == "Failing" ? .failed : .completed))
            _ = try await hub.start("There", input: nil, id: "y")
            #expect(try await hub.waitForEnd(of: "y")?.output == "1")
            try await expectFree(hub)
        }
    }

    @Test(arguments: [true, false])
    func aTerminatedOwnerReleasesItsLocks(sessions: Bool) async throws {
        try await TestHost(programs, sessions: sessions).running { hub in
            _ = try await hub.start("Hanging", input: nil, id: "x")
            try await until { try await hub.entity(Self.first)?.value != nil }
            _ = try await hub.start("There", input: nil, id: "y")
            try await until { try await hub.history(of: "y")?.history.contains { $0.kind.name == "EntityLockRequested" } == true }
            #expect(try await hub.status(of: "y")?.status == .running)
            try await hub.terminate("x", reason: nil)
            #expect(try await hub.waitForEnd(of: "y")?.output == "1")
            try await expectFree(hub)
        }
    }

    /// Who waits for a lock and is terminated leaves nothing behind either.
    @Test(arguments: [true, false])
    func oneThatWaitsForALockCanBeTerminated(sessions: Bool) async throws {
        try await TestHost(programs, sessions: sessions).running { hub in
            _ = try await hub.start("Hanging", input: nil, id: "x")
            try await until { try await hub.entity(Self.first)?.value != nil }
            _ = try await hub.start("There", input: nil, id: "y")
            try await until { try await hub.history(of: "y")?.history.contains { $0.kind.name == "EntityLockRequested" } == true }
            try await hub.terminate("y", reason: nil)
            _ = try await hub.waitForEnd(of: "y")
            try await hub.terminate("x", reason: nil)
            _ = try await hub.start("Back", input: nil, id: "z")
            #expect(try await hub.waitForEnd(of: "z")?.output == "2")
            try await expectFree(hub)
        }
    }

    @Test(arguments: [true, false])
    func aRewindIntoACriticalSectionIsRefusedAndLeavesNothingBehind(sessions: Bool) async throws {
        let host = TestHost(
            programs, sessions: sessions,
            activity: { _ in .threw(FailureDetails(errorType: "Error", message: "broken")) })
        try await host.running { hub in
            _ = try await hub.start("Broken", input: nil, id: "x")
            _ = try await hub.waitForEnd(of: "x")
            for _ in 0..<2 {
                try await hub.rewind("x", reason: nil)
                #expect(try await hub.waitForEnd(of: "x")?.failure?.errorType == "RewindRefused")
            }
            try await expectFree(hub)
        }
    }

    private func expectFree(_ hub: TaskHub) async throws {
        for id in [Self.first, Self.second] {
            try await until { try await hub.entity(id)?.lock == nil }
            #expect(try await hub.entity(id)?.earlyReleases ?? [] == [])
        }
    }
}
