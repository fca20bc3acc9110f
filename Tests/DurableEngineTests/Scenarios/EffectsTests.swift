import DurableCore
import DurableEngine
import DurableTestKit
import Testing

/// What functions put out is one with what they were called for.
@Suite(.timeLimit(.minutes(1))) struct EffectsTests {
    private static let faults = FaultyStorage.Rates(reading: 10, beforeCommit: 20, afterCommit: 20)

    private func payloads(_ storage: MemoryStorage, _ queue: QueueName) async -> [String] {
        await storage.peek(queue, limit: 999).map { entry in
            if case .payload(let payload) = entry.content { payload.json } else { "an activity" }
        }
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func whatMessagesPutOutComesOnceThroughEveryFailure(seed: UInt64) async throws {
        let storage = MemoryStorage()
        let host = TestHost([:], storage: FaultyStorage(storage, rates: Self.faults, seed: seed))
        let numbers = (1...20).map { "\($0)" }
        _ = await storage.commit(numbers.map { .enqueue("jobs", Payload(json: $0), visibleAt: nil) })
        let settings = QueueSettings(batchSize: 4, newBatchThreshold: 3, maxDequeueCount: .max)
        try await host.running(queue: "jobs", settings) { message, _ in
            guard case .payload(let payload) = message.content else { return .failed }
            return .succeeded(effects: [
                .enqueue("out", payload, visibleAt: nil), .append("hub", [.init(body: payload)], at: host.clock.now),
            ])
        } body: { _ in
            try await until { await storage.peek("jobs", limit: 1).isEmpty }
        }
        #expect(await payloads(storage, "out").sorted() == numbers.sorted())
        #expect(await storage.events(of: "hub", after: 0, limit: 99).count == 20)
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func whatActivitiesPutOutComesOnceThroughEveryFailure(seed: UInt64) async throws {
        let storage = MemoryStorage()
        let steps = (1...5).map { ScriptedEngine.Step.activity("A", Payload(json: "\($0)")) } + [.activities(["B", "B", "B"])]
        let host = TestHost(
            ["O": steps], storage: FaultyStorage(storage, rates: Self.faults, seed: seed),
            around: { engine in
                EffectfulEngine(
                    base: UnreliableEngine(engine),
                    ofActivity: { task in
                        [.enqueue("out", Payload(json: "\"\(task.name)\(task.task)\""), visibleAt: nil)]
                    })
            })
        _ = await storage.commit([
            .create(NewInstance(id: "a", execution: "e1", start: ExecutionStarted(name: "O"), createdAt: host.clock.now))
        ])
        try await host.running { _ in
            try await until { await storage.instance("a")?.status.isTerminal == true }
        }
        #expect(await storage.instance("a")?.status == .completed)
        let expected = (0...7).map { "\"\($0 < 5 ? "A" : "B")\($0)\"" }
        #expect(await payloads(storage, "out").sorted() == expected.sorted())
    }

    @Test func whatAnEntityPutsOutComesWithItsState() async throws {
        let storage = MemoryStorage()
        let faults = FaultyStorage(storage, rates: Self.faults, seed: 3)
        let host = TestHost(
            [:], storage: faults,
            around: { engine in
                EffectfulEngine(
                    base: engine,
                    ofEntity: { batch in batch.operations.map { _ in .enqueue("out", "1", visibleAt: nil) } })
            })
        let add = EntityOperation(entity: "@counter@a", name: "add", input: "1")
        let signal = Message(to: "@counter@a", HistoryEvent(.entityOperationRequested(add, caller: nil), at: host.clock.now))
        _ = await storage.commit(Array(repeating: .send(signal), count: 9))
        try await host.running { _ in
            try await until { await storage.instance("@counter@a")?.entity?.value == "9" }
        }
        #expect(await payloads(storage, "out").count == 9)
    }

    @Test func anActivityFailsWhenWhatItPutsOutIsRefusedAndNothingOfItIsDone() async throws {
        let storage = MemoryStorage()
        let second = NewInstance(
            id: "taken", execution: "e9", start: ExecutionStarted(name: "O"), createdAt: .distantFuture, replaces: [])
        let effects: [Write] = [.enqueue("out", "1", visibleAt: nil), .create(second)]
        let host = TestHost(
            ["O": [.activity("A", "1")]], storage: storage,
            around: { engine in EffectfulEngine(base: engine, ofActivity: { _ in effects }) })
        let id = try await host.running { hub in
            let taken = try await hub.start("none", input: nil, id: "taken")
            let id = try await hub.start("O", input: nil)
            _ = try await hub.waitForEnd(of: id)
            _ = try await hub.waitForEnd(of: taken)
            return id
        }
        let row = try #require(await storage.instance(id))
        #expect(row.status == .failed)
        #expect(row.failure?.message.contains("already exists") == true)
        #expect(await storage.queues() == [])
    }

    @Test func aMessageWhoseOutputIsRefusedHasFailed() async throws {
        let storage = MemoryStorage()
        let host = TestHost([:], storage: storage)
        let key = TableKey("t", partition: "p", row: "r")
        _ = await storage.commit([.putRow(key, "0"), .enqueue("jobs", "1", visibleAt: nil)])
        let calls = Tally()
        try await host.running(queue: "jobs", QueueSettings(maxDequeueCount: 3)) { _, _ in
            calls.add()
            return .succeeded(effects: [.enqueue("out", "1", visibleAt: nil), .insertRow(key, "1")])
        } body: { _ in
            try await until { await storage.peek("jobs", limit: 1).isEmpty }
        }
        #expect(calls.count == 3)
        #expect(await payloads(storage, "jobs-poison") == ["1"])
        #expect(await payloads(storage, "out") == [])
        #expect(await storage.row(key) == "0")
    }
}
