import DurableCore
import DurableEngine
import DurableTestKit
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(2))) struct TakeoverTests {
    private let storage = MemoryStorage()
    private let clock = VirtualClock()

    /// The first host dies with an activity in its hands; the second waits until lease and claim have run out.
    @Test(arguments: [true, false])
    func anotherHostGoesOnWhenOneDies(sessions: Bool) async throws {
        let programs: [String: [ScriptedEngine.Step]] = [
            "O": [.activity("A", "1"), .activity("B", "2"), .timer(after: .seconds(60)), .activity("C", "3")]
        ]
        let link = FaultyStorage(storage)
        let reached = Doorbell()
        let dying = TestHost(
            programs, sessions: sessions, name: "dying", storage: link, clock: clock,
            activity: { task in
                if task.name == "A" { return .returned(task.input) }
                reached.ring()
                await Doorbell().wait()
                return .returned("\"too late\"")
            })
        let heir = TestHost(programs, sessions: sessions, name: "heir", storage: storage, clock: clock)
        let start = clock.now
        try await clock.passing {
            let serving = Task { try await dying.serve() }
            _ = try await dying.hub.start("O", input: nil, id: "a")
            await reached.wait()
            link.cut()
            serving.cancel()
            _ = await serving.result
            try await heir.servingOnly { hub in
                let row = try #require(await hub.waitForEnd(of: "a"))
                #expect(row.output == "3")
                expectSound(try #require(await hub.history(of: "a")).history)
            }
        }
        #expect(heir.log.names == ["B", "C"])
        #expect(clock.now >= start + .seconds(300))
    }

    /// Two hosts share the work; one of them dies after some turns.
    @Test(arguments: [true, false], [1, 4, 9, 16, 25])
    func nothingIsLostOrDoneTwiceWhenAHostDiesAtAnyTurn(sessions: Bool, lastTurn: Int) async throws {
        let link = FaultyStorage(storage)
        let died = Doorbell()
        let dying = TestHost(
            Everything.programs, sessions: sessions, name: "dying", storage: link, clock: clock,
            observer: TurnObserver { turn in
                if turn == lastTurn {
                    link.cut()
                    died.ring()
                }
            })
        let heir = TestHost(Everything.programs, sessions: sessions, name: "heir", storage: storage, clock: clock)
        try await clock.passing {
            let serving = Task { try await dying.serve() }
            try await Everything.start(at: heir.hub)
            await died.wait()
            serving.cancel()
            _ = await serving.result
            try await heir.servingOnly { hub in try await Everything.expectOutputs(at: hub) }
        }
    }

    @Test(arguments: [true, false])
    func twoHostsShareTheWork(sessions: Bool) async throws {
        let hosts = (["one", "two"] as [HostID]).map { name in
            TestHost(Everything.programs, sessions: sessions, name: name, storage: storage, clock: clock)
        }
        try await clock.passing {
            try await hosts[0].servingOnly { one in
                try await hosts[1].servingOnly { two in
                    try await Everything.start(at: one)
                    try await Everything.expectOutputs(at: two)
                }
            }
        }
    }

    /// A host keeps a session; another one has the partition for a while and goes on with the instance; when the first
    /// has it back, its session is behind the truth.
    @Test(arguments: [true, false])
    func aSessionFromBeforeATakeoverIsNotUsed(sessions: Bool) async throws {
        let steps: [ScriptedEngine.Step] = [.event("Go"), .activity("A", "1"), .activity("B", "2")]
        let host = TestHost(["O": steps], sessions: sessions, name: "host", storage: storage, clock: clock)
        try await host.running { hub in
            _ = try await hub.start("O", input: nil, id: "a")
            try await until { try await hub.status(of: "a")?.status == .running }
            let leases = try await takeLeases(for: "other", from: "host")
            try await turnElsewhere(of: "a", under: leases)
            await storage.releaseLeases(of: "other")
            #expect(try await hub.waitForEnd(of: "a")?.output == "2")
            expectSound(try #require(await hub.history(of: "a")).history)
        }
        #expect(host.log.names == ["A", "B"])
    }

    private func takeLeases(for taker: HostID, from loser: HostID) async throws -> [PartitionLease] {
        while true {
            await storage.releaseLeases(of: loser)
            let leases = await storage.exchangeLeases(for: taker, at: clock.now, ttl: .seconds(3_600))
            if leases.count == 4 { return leases }
            try Task.checkCancellation()
        }
    }

    /// What another host does with the event `Go`: it schedules the activity `A`.
    private func turnElsewhere(of id: InstanceID, under leases: [PartitionLease]) async throws {
        let stored = try #require(await storage.load(id))
        var state = OrchestrationState(id, execution: stored.row.execution, history: stored.history)
        let raised = Message(to: id, HistoryEvent(.eventRaised(name: "Go", input: nil), at: clock.now))
        let turn = state.begin([StoredMessage(sequence: -1, raised)], at: clock.now)
        let result = TurnResult(actions: [.scheduleTask(name: "A", input: "1")])
        let checkpoint = state.finish(turn, result, at: clock.now) { "unused" }
        let lease = leases[Partition(of: id, count: leases.count).number]
        #expect(await storage.commit([.checkpoint(checkpoint, under: lease)]) == [.done])
    }
}
