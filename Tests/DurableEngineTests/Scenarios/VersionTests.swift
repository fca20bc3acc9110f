import DurableCore
import DurableEngine
import DurableTestKit
import Testing

@Suite(.timeLimit(.minutes(1))) struct VersionTests {
    private let programs: [String: [ScriptedEngine.Step]] = ["O": [.activity("A", "1")]]
    private let storage = MemoryStorage()
    private let clock = VirtualClock()

    private func host(_ version: String, sessions: Bool, _ mismatch: Versioning.Mismatch = .wait) -> TestHost {
        TestHost(
            programs, sessions: sessions, name: HostID("host\(version)"), storage: storage, clock: clock,
            configure: { $0.versioning = Versioning(host: version, mismatch: mismatch) })
    }

    private func start(version: String, at hub: TaskHub) async throws {
        var options = StartOptions()
        options.version = version
        _ = try await hub.start("O", input: nil, id: "a", options: options)
    }

    @Test(arguments: [true, false])
    func anInstanceOfANewerVersionWaitsForANewerHost(sessions: Bool) async throws {
        try await host("1.0", sessions: sessions).running { hub in
            try await start(version: "2.0", at: hub)
            let row = try await hub.waitForEnd(of: "a", within: .seconds(60))
            #expect(row?.status == .pending)
        }
        let row = try await host("2.1", sessions: sessions).running { hub in try await hub.waitForEnd(of: "a") }
        #expect(row?.output == "1")
    }

    @Test(arguments: [true, false])
    func anInstanceOfANewerVersionFailsWhereThatIsWanted(sessions: Bool) async throws {
        let host = host("1.0", sessions: sessions, .fail)
        try await host.running { hub in
            try await start(version: "2.0", at: hub)
            let row = try #require(await hub.waitForEnd(of: "a"))
            #expect(row.status == .failed)
            #expect(row.failure?.errorType == "VersionMismatch")
        }
        #expect(host.log.names == [])
    }

    @Test(arguments: [true, false])
    func oneThatWaitsForAnotherHostCanBeTerminated(sessions: Bool) async throws {
        try await host("1.0", sessions: sessions).running { hub in
            try await start(version: "2.0", at: hub)
            _ = try await hub.waitForEnd(of: "a", within: .seconds(60))
            try await hub.terminate("a", reason: nil)
            #expect(try await hub.waitForEnd(of: "a")?.status == .terminated)
            _ = try await hub.start("O", input: nil, id: "a")
            #expect(try await hub.waitForEnd(of: "a")?.output == "1")
        }
    }

    /// The partition was elsewhere in between, and another instance has the id now.
    @Test(arguments: [true, false])
    func whatWasFoundOutUnderAnotherLeaseIsForgotten(sessions: Bool) async throws {
        let host = host("1.0", sessions: sessions)
        try await host.running { hub in
            try await start(version: "2.0", at: hub)
            _ = try await hub.waitForEnd(of: "a", within: .seconds(60))
            try await replaceElsewhere(atCostOf: "host1.0")
            #expect(try await hub.waitForEnd(of: "a")?.output == "1")
        }
    }

    /// What a host does that takes all partitions, ends the instance, and gives the partitions back.
    private func replaceElsewhere(atCostOf loser: HostID) async throws {
        var leases: [PartitionLease] = []
        repeat {
            try Task.checkCancellation()
            await storage.releaseLeases(of: loser)
            leases = await storage.exchangeLeases(for: "other", at: clock.now, ttl: .seconds(3_600))
        } while leases.count < 4
        let stored = try #require(await storage.load("a"))
        var state = OrchestrationState("a", execution: stored.row.execution, history: stored.history)
        let terminated = Message(to: "a", HistoryEvent(.executionTerminated(reason: nil), at: clock.now))
        let turn = state.begin([StoredMessage(sequence: -1, terminated)], at: clock.now)
        let checkpoint = state.finish(turn, nil, at: clock.now) { "unused" }
        let lease = leases[Partition(of: "a", count: leases.count).number]
        let next = NewInstance(
            id: "a", execution: "next", start: ExecutionStarted(name: "O", version: "1.0"), createdAt: clock.now)
        #expect(await storage.commit([.checkpoint(checkpoint, under: lease), .create(next)]) == [.done, .done])
        await storage.releaseLeases(of: "other")
    }
}
