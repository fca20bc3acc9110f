import DurableCore
import DurableEngine
import DurableTestKit
import Testing

@Suite(.timeLimit(.minutes(1))) struct TerminationTests {
    /// On a clock that stands still, so nothing can have waited for anything.
    @Test(arguments: [true, false])
    func anInstanceWhoseTurnHangsEndsAtOnce(sessions: Bool) async throws {
        let release = Doorbell()
        let reached = Doorbell()
        let host = TestHost(
            ["O": [.activity("A", "1")]], sessions: sessions,
            around: { HangingEngine(base: $0, instance: "a", reached: reached, release: release) })
        let serving = Task { try await host.serve() }
        _ = try await host.hub.start("O", input: nil, id: "a")
        await reached.wait()
        try await host.hub.terminate("a", reason: "enough")
        let row = try #require(await host.hub.waitForEnd(of: "a"))
        #expect(row.status == .terminated)
        #expect(row.reason == "enough")
        expectSound(try #require(await host.hub.history(of: "a")).history)
        release.ring()
        serving.cancel()
        _ = await serving.result
        #expect(host.log.names == [])
        #expect(host.engine.liveSessions == 0)
    }

    /// The turn had taken its messages when the instance was ended beside it; then another instance takes the id.
    @Test(arguments: [true, false])
    func aTurnThatComesTooLateLeavesTheNextInstanceAlone(sessions: Bool) async throws {
        let storage = SlowLoadStorage()
        let host = TestHost(["O": [.event("Go")]], sessions: sessions, storage: storage)
        _ = try await host.hub.start("O", input: nil, id: "a")
        try await host.hub.terminate("a", reason: nil)
        try await host.running { hub in
            await storage.reached.wait()
            #expect(try await hub.waitForEnd(of: "a")?.status == .terminated)
            _ = try await hub.start("O", input: nil, id: "a")
            storage.release.ring()
            try await until { try await hub.status(of: "a")?.status == .running }
            try await hub.raiseEvent("Go", input: "\"new\"", to: "a")
            #expect(try await hub.waitForEnd(of: "a")?.output == "\"new\"")
        }
    }

    /// The turn's commit is under way when the termination is found: the session must not outlive the instance.
    @Test(arguments: [true, false])
    func theSessionOfAnOvertakenTurnIsNotKept(sessions: Bool) async throws {
        let storage = SlowCommitStorage()
        let clock = VirtualClock()
        let host = TestHost(["O": [.event("Go")]], sessions: sessions, storage: storage, clock: clock)
        let client = TestHost([:], name: "client", storage: storage.base, clock: clock)
        try await host.running { hub in
            _ = try await client.hub.start("O", input: nil, id: "a")
            await storage.reached.wait()
            try await client.hub.terminate("a", reason: nil)
            await storage.looked.wait()
            storage.release.ring()
            #expect(try await hub.waitForEnd(of: "a")?.status == .terminated)
            _ = try await hub.start("O", input: nil, id: "a")
            try await hub.raiseEvent("Go", input: "1", to: "a")
            #expect(try await hub.waitForEnd(of: "a", within: .seconds(600))?.output == "1")
        }
        #expect(host.engine.liveSessions == 0)
    }

    @Test(arguments: [true, false])
    func aRunningActivityIsToldThatNobodyAwaitsIt(sessions: Bool) async throws {
        let (running, told) = (Doorbell(), Doorbell())
        let host = TestHost(
            ["O": [.activity("Long", "1")]], sessions: sessions,
            activity: { _ in
                running.ring()
                // Returns when the task is cancelled.
                await Doorbell().wait()
                if Task.isCancelled { told.ring() }
                return .threw(FailureDetails(errorType: "AbortError", message: "aborted"))
            })
        try await host.servingOnly { hub in
            let id = try await hub.start("O", input: nil)
            await running.wait()
            try await hub.terminate(id, reason: nil)
            #expect(try await hub.waitForEnd(of: id)?.status == .terminated)
            await told.wait()
        }
    }

    @Test(arguments: [true, false])
    func aStoppedHostGivesItsActivitiesBack(sessions: Bool) async throws {
        let (storage, clock) = (MemoryStorage(), VirtualClock())
        let running = Doorbell()
        let stopped = TestHost(
            ["O": [.activity("A", "1")]], sessions: sessions, name: "stopped", storage: storage, clock: clock,
            activity: { _ in
                running.ring()
                await Doorbell().wait()
                return .threw(FailureDetails(errorType: "AbortError", message: "aborted"))
            })
        let heir = TestHost(["O": [.activity("A", "1")]], sessions: sessions, name: "heir", storage: storage, clock: clock)
        try await clock.passing {
            let serving = Task { try await stopped.serve() }
            _ = try await stopped.hub.start("O", input: nil, id: "a")
            await running.wait()
            serving.cancel()
            _ = await serving.result
            try await heir.servingOnly { hub in
                let row = try #require(await hub.waitForEnd(of: "a"))
                #expect(row.status == .completed)
                #expect(row.output == "1")
            }
        }
    }

    @Test(arguments: [true, false])
    func aRecursiveTerminationReachesChildrenOfChildren(sessions: Bool) async throws {
        let host = TestHost(
            ["Top": [.child("Middle", id: "middle")], "Middle": [.child("Leaf", id: "leaf")], "Leaf": [.event("Never")]],
            sessions: sessions)
        try await host.running { hub in
            _ = try await hub.start("Top", input: nil, id: "top")
            try await until { try await hub.status(of: "leaf")?.status == .running }
            try await hub.terminate("top", reason: "enough", isRecursive: true)
            for id in ["top", "middle", "leaf"] as [InstanceID] {
                let row = try #require(await hub.waitForEnd(of: id))
                #expect(row.status == .terminated)
                #expect(row.reason == "enough")
            }
        }
        #expect(host.engine.liveSessions == 0)
    }
}
