import DurableCore
import DurableTestKit
import Testing

@testable import DurableSQLite

/// Stores of earlier versions of this program are brought up to date, and what is in them goes on.
@Suite struct MigrationTests {
    private static let now = Timestamp(microseconds: 1_700_000_000_000_000)
    private var now: Timestamp { Self.now }

    /// A store as the first version left it: "a" has run its first episode, has an activity in the queue and an event in its
    /// inbox; its child "c" has ended.
    private static let content = """
        INSERT INTO partitions (number, epoch) VALUES (0, 7), (1, 7);
        INSERT INTO instances (key, id, partition, execution, name, status, ended, created_at, updated_at, history_length,
                               custom_status, parent, parent_execution, parent_task)
        VALUES (1, 'a', \(Partition(of: "a", count: 2).number), 'e1', 'Order', 'Running', 0,
                1700000000000000, 1700000000000001, 3, '"half"', NULL, NULL, NULL),
               (2, 'c', \(Partition(of: "c", count: 2).number), 'e2', 'Child', 'Completed', 1,
                1700000000000002, 1700000000000003, 0, NULL, 'a', 'e1', 1);
        INSERT INTO inputs (instance, input) VALUES (1, '[1]');
        INSERT INTO history (instance, position, type, at, task, name, number, payload)
        VALUES (1, 0, 12, 1700000000000000, NULL, NULL, NULL, NULL),
               (1, 1, 0, 1700000000000000, NULL, 'Order', 0, '[1]'),
               (1, 2, 4, 1700000000000001, 0, 'Charge', NULL, '5');
        INSERT INTO inbox (id, instance, due, carried_over, type, at, name)
        VALUES (4, 1, 0, 0, 15, 1700000000000000, 'Approved'), (5, 1, 1700000060000000, 0, 3, 1700000000000000, 'why');
        INSERT INTO queue_messages (id, queue, visible_at, dequeue_count, instance, execution, task, name, payload)
        VALUES (3, '$activities', 0, 1, 'a', 'e1', 0, 'Charge', '5');
        """

    private static let row = InstanceRow(
        id: "a", execution: "e1", name: "Order", status: .running, createdAt: now,
        lastUpdatedAt: now + .microseconds(1), input: "[1]", customStatus: "\"half\"")
    private static let history = [
        HistoryEvent(.orchestratorStarted, at: now),
        HistoryEvent(.executionStarted(ExecutionStarted(name: "Order", input: "[1]")), at: now),
        HistoryEvent(.taskScheduled(task: 0, name: "Charge", input: "5"), at: now + .microseconds(1)),
    ]

    private func withFirstStore(_ body: (SQLiteStorage) async throws -> Void) async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = folder.path + "/hub.db"
        let database = try SQLiteDatabase(path: path)
        try database.execute(SQLiteSchema.migrations[0])
        try database.execute("PRAGMA user_version = 1")
        try database.execute(Self.content)
        database.close()
        let storage = SQLiteStorage(path: path)
        try await storage.open()
        do {
            try await body(storage)
        } catch {
            await storage.close()
            throw error
        }
        await storage.close()
    }

    @Test func instancesOfTheFirstVersionAreReadAsTheyWere() async throws {
        try await withFirstStore { storage in
            let stored = StoredInstance(row: Self.row, history: Self.history)
            #expect(try await storage.load("a") == stored)
            let page = try await storage.instances(InstanceQuery(kind: .orchestrations), after: nil, limit: 9)
            #expect(page.rows.map(\.id) == ["a", "c"])
            #expect(try await storage.instances(InstanceQuery(kind: .entities), after: nil, limit: 9).rows == [])
            let claimed = try await storage.claim(.activities, limit: 9, by: "h", at: now, until: now + .seconds(9))
            #expect(claimed.messages.map(\.dequeueCount) == [2])
        }
    }

    @Test func instancesOfTheFirstVersionGoOn() async throws {
        try await withFirstStore { storage in
            let leases = storage.exchangeLeases(for: "h", at: now, ttl: .seconds(5))
            // Opening raised the epochs, and so did taking the leases.
            #expect(leases.map(\.epoch) == [9, 9])
            let page = try await storage.inbox(leases, due: now, excluding: [], limit: 9)
            let waiting = try #require(page.batches.first?.messages)
            let approved = HistoryEvent(.eventRaised(name: "Approved", input: nil), at: now)
            #expect(waiting.map(\.message) == [Message(to: "a", approved)])

            let news = [HistoryEvent(.entityLockRequested(task: 1, ["@counter@x"]), at: now)]
            let update = InstanceUpdate(status: .running, lastUpdatedAt: now)
            var change = Checkpoint.Change(update: update, body: .history(from: 3, append: news))
            let request = EntityLockRequest(
                owner: TaskReference(id: "a", execution: "e1", task: 1), entities: ["@counter@x"])
            change.messages = [Message(to: "@counter@x", HistoryEvent(.entityLockAsked(request), at: now))]
            let checkpoint = Checkpoint(instance: "a", execution: "e1", consumed: waiting.map(\.sequence), change: change)
            let lease = leases[Partition(of: "a", count: 2).number]
            #expect(try await storage.commit([.checkpoint(checkpoint, under: lease)]) == [.done])

            #expect(try await storage.load("a")?.history == Self.history + news)
            #expect(try await storage.instance("@counter@x")?.entity == EntityState("@counter@x"))
        }
    }

    @Test func whatTheFirstVersionStoredIsInTheNewIndexes() async throws {
        try await withFirstStore { storage in
            let leases = storage.exchangeLeases(for: "h", at: now, ttl: .seconds(5))
            let later = try await storage.inbox(leases, due: now + .seconds(60), excluding: ["a"], limit: 9)
            #expect(later.interrupted.map(\.instance) == ["a"])

            let end = InstanceUpdate(status: .failed, lastUpdatedAt: now)
            let change = Checkpoint.Change(update: end, body: .history(from: 3, append: []))
            let checkpoint = Checkpoint(instance: "a", execution: "e1", consumed: [], change: change)
            let lease = leases[Partition(of: "a", count: 2).number]
            #expect(try await storage.commit([.checkpoint(checkpoint, under: lease), .purge("a")]) == [.done, .purged(2)])
        }
    }
}
