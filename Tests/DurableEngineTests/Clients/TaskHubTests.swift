import DurableCore
import DurableEngine
import DurableTestKit
import Testing

@Suite(.timeLimit(.minutes(1))) struct TaskHubTests {
    private let programs: [String: [ScriptedEngine.Step]] = [
        "Waiter": [.event("Go")], "Quick": [.activity("A", "1")],
    ]

    @Test func aStartedInstanceIsThereAtOnce() async throws {
        let host = TestHost(programs)
        let id = try await host.hub.start("Waiter", input: "[1]")
        #expect(id == "host-1")
        let now = host.clock.now
        #expect(
            try await host.hub.status(of: id)
                == InstanceRow(
                    id: id, execution: "host-2", name: "Waiter", status: .pending, createdAt: now, lastUpdatedAt: now,
                    input: "[1]"))
        #expect(try await host.hub.history(of: id)?.history == [])
    }

    @Test func anIDInUseIsRefusedWithItsStatus() async throws {
        let host = TestHost(programs)
        _ = try await host.hub.start("Waiter", input: nil, id: "a")
        let error = await #expect(throws: TaskHubError.self) {
            try await host.hub.start("Waiter", input: nil, id: "a")
        }
        #expect(error == .alreadyExists("a", .pending))
        #expect(error?.description == "An Orchestration instance with the status Pending already exists.")
    }

    @Test func anIDOfAnInstanceThatHasEndedIsFreeAgain() async throws {
        let host = TestHost(programs)
        try await host.running { hub in
            for _ in 0..<2 {
                _ = try await hub.start("Quick", input: nil, id: "a")
                #expect(try await hub.waitForEnd(of: "a")?.output == "1")
            }
        }
        #expect(host.log.names == ["A", "A"])
    }

    @Test func nothingIsSentToAnUnknownInstance() async throws {
        let hub = TestHost(programs).hub
        await #expect(throws: TaskHubError.notFound("a")) { try await hub.raiseEvent("Go", input: nil, to: "a") }
        await #expect(throws: TaskHubError.notFound("a")) { try await hub.terminate("a", reason: nil) }
        #expect(try await hub.status(of: "a") == nil)
        #expect(try await hub.history(of: "a") == nil)
        #expect(try await hub.waitForEnd(of: "a") == nil)
    }

    @Test func nothingIsSentToAnInstanceThatHasEnded() async throws {
        try await TestHost(programs).running { hub in
            _ = try await hub.start("Quick", input: nil, id: "a")
            _ = try await hub.waitForEnd(of: "a")
            await #expect(throws: TaskHubError.ended("a", .completed)) {
                try await hub.raiseEvent("Go", input: nil, to: "a")
            }
            await #expect(throws: TaskHubError.ended("a", .completed)) { try await hub.terminate("a", reason: nil) }
        }
    }

    @Test func theWaitForTheEndIsOverAtItsDeadline() async throws {
        let host = TestHost(programs)
        let deadline = host.clock.now + .seconds(12)
        let row = try await host.running { hub in
            _ = try await hub.start("Waiter", input: nil, id: "a")
            return try await hub.waitForEnd(of: "a", until: deadline)
        }
        #expect(row?.status == .running)
        #expect(host.clock.now >= deadline)
    }

    @Test func aDeadlineThatHasPassedIsALook() async throws {
        let host = TestHost(programs)
        _ = try await host.hub.start("Waiter", input: nil, id: "a")
        #expect(try await host.hub.waitForEnd(of: "a", until: host.clock.now)?.status == .pending)
    }

    @Test func aCancelledWaitThrows() async throws {
        let host = TestHost(programs)
        _ = try await host.hub.start("Waiter", input: nil, id: "a")
        let waiting = Task { try await host.hub.waitForEnd(of: "a") }
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
    }

    @Test func theEndIsSeenWhenAnotherHostDoesTheWork() async throws {
        let storage = MemoryStorage()
        let clock = VirtualClock()
        let client = TestHost(programs, name: "client", storage: storage, clock: clock)
        let host = TestHost(programs, name: "host", storage: storage, clock: clock)
        try await host.running { hub in
            _ = try await client.hub.start("Waiter", input: nil, id: "a")
            async let ended = client.hub.waitForEnd(of: "a")
            try await hub.raiseEvent("Go", input: "7", to: "a")
            let row = try await ended
            #expect(row?.output == "7")
        }
    }
}
