import DurableCore
import DurableTestKit
import Glibc
import Testing

@testable import DurableSQLite

/// What is SQLite's own: the file, its lock, and what a process leaves behind.
@Suite struct SQLiteStorageTests {
    private let now = Timestamp(microseconds: 1_700_000_000_000_000)

    private func withStorage(_ path: String, _ body: (SQLiteStorage) async throws -> Void) async throws {
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

    private func instance(_ id: InstanceID) -> NewInstance {
        NewInstance(id: id, execution: "e1", start: ExecutionStarted(name: "O"), createdAt: now)
    }

    @Test func commitsAreFullySynchronousInTheWriteAheadLog() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try await withStorage(folder.path + "/hub.db") { storage in
            let settings = try await storage.writer.perform { database in
                let mode = try database.statement("PRAGMA journal_mode")
                let synchronous = try database.statement("PRAGMA synchronous")
                return (try mode.first { mode.text(0) }, try synchronous.first { synchronous.int(0) })
            }
            #expect(settings.0 == "wal")
            #expect(settings.1 == 2)
        }
    }

    @Test func whatWasCommittedIsThereAfterReopening() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = folder.path + "/hub.db"
        try await withStorage(path) { storage in
            _ = try await storage.commit([.create(instance("a")), .enqueue("jobs", "1", visibleAt: nil)])
            _ = try await storage.claim("jobs", limit: 1, by: "h", at: now, until: now + .seconds(600))
        }
        try await withStorage(path) { storage in
            #expect(try await storage.instance("a") == instance("a").row)
            let leases = storage.exchangeLeases(for: "h", at: now, ttl: .seconds(5))
            let page = try await storage.inbox(leases, due: now, excluding: [], limit: 5)
            #expect(page.batches.map(\.instance) == ["a"])
            // A claim dies with its process.
            let claims = try await storage.claim("jobs", limit: 1, by: "h", at: now, until: now)
            #expect(claims.messages.map(\.content) == [.payload("1")])
        }
    }

    @Test func claimsOfTheAppsQueuesCountAlthoughTheProcessDied() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = folder.path + "/hub.db"
        try await withStorage(path) { storage in
            _ = try await storage.commit([.enqueue("jobs", "1", visibleAt: nil), .enqueue("jobs", "2", visibleAt: nil)])
        }
        for count in 1...3 {
            try await withStorage(path) { storage in
                let page = try await storage.claim("jobs", limit: 9, by: "h", at: now, until: now + .seconds(9))
                #expect(page.messages.map(\.dequeueCount) == [count, count])
                #expect(try await storage.peek("jobs", limit: 9).map(\.dequeueCount) == [count, count])
            }
        }
    }

    @Test func countingAClaimLeavesCommitsFullySynchronous() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try await withStorage(folder.path + "/hub.db") { storage in
            _ = try await storage.commit([.enqueue("jobs", "1", visibleAt: nil)])
            _ = try await storage.claim("jobs", limit: 9, by: "h", at: now, until: now + .seconds(9))
            let synchronous = try await storage.writer.perform { database in
                let level = try database.statement("PRAGMA synchronous")
                return try level.first { level.int(0) }
            }
            #expect(synchronous == 2)
        }
    }

    @Test func epochsGrowWithEveryOpening() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        var epochs: [Int64] = []
        for _ in 1...3 {
            try await withStorage(folder.path + "/hub.db") { storage in
                epochs.append(storage.exchangeLeases(for: "h", at: now, ttl: .seconds(5))[0].epoch)
            }
        }
        #expect(epochs == epochs.sorted())
        #expect(Set(epochs).count == 3)
    }

    @Test func aSecondHostOnTheSameFileIsToldWhoHasIt() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = folder.path + "/hub.db"
        try await withStorage(path) { _ in
            let second = SQLiteStorage(path: path)
            await #expect(throws: SQLiteStorageError.inUse(path: path, process: "\(getpid())")) { try await second.open() }
        }
    }

    @Test func aStoreOfALaterVersionIsLeftAlone() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = folder.path + "/hub.db"
        try await withStorage(path) { storage in
            try await storage.writer.perform { try $0.execute("PRAGMA user_version = 99") }
        }
        let later = SQLiteStorage(path: path)
        await #expect(throws: SQLiteStorageError.tooNew(path: path, version: 99)) { try await later.open() }
        await later.close()
    }

    @Test func aFileThatIsNoStoreIsNamedAndLeftAsItWas() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = folder.path + "/hub.db"
        let text = "no database, but somebody's only copy of something"
        let file = try #require(fopen(path, "w"))
        fputs(text, file)
        fclose(file)
        let storage = SQLiteStorage(path: path)
        await #expect(throws: SQLiteStorageError.file(path: path, reason: "file is not a database")) {
            try await storage.open()
        }
        var content = [CChar](repeating: 0, count: 200)
        let kept = try #require(fopen(path, "r"))
        defer { fclose(kept) }
        fgets(&content, Int32(content.count), kept)
        #expect(strcmp(content, text) == 0)
        // Nothing of the failed attempt holds the store.
        let lock = HubLock(path: path + ".lock")
        try lock.acquire(for: path)
        lock.release()
    }

    @Test func aWriteThatCannotBeStoredIsNamedAndNothingOfItsBatchIsApplied() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try await withStorage(folder.path + "/hub.db") { storage in
            try await storage.writer.perform { database in
                try database.execute(
                    """
                    CREATE TRIGGER refuse BEFORE INSERT ON instances WHEN NEW.id = 'bad'
                    BEGIN SELECT RAISE(ABORT, 'no'); END
                    """)
            }
            let error = await #expect(throws: WriteRejected.self) {
                _ = try await storage.commit([.create(instance("good")), .create(instance("bad"))])
            }
            #expect(error?.index == 1)
            #expect(try await storage.instance("good") == nil)
        }
    }

    @Test func nothingIsHeldOfActivitiesThatAreGone() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try await withStorage(folder.path + "/hub.db") { storage in
            _ = try await storage.commit([.create(instance("a"))])
            let leases = storage.exchangeLeases(for: "h", at: now, ttl: .seconds(5))
            let lease = leases[Partition(of: "a", count: leases.count).number]
            for (step, status) in [RuntimeStatus.running, .terminated].enumerated() {
                let update = InstanceUpdate(status: status, lastUpdatedAt: now)
                var change = Checkpoint.Change(update: update, body: .history(from: 0, append: []))
                if step == 0 {
                    change.tasks = (0..<3).map {
                        ActivityTask(instance: "a", execution: "e1", task: $0, name: "A", input: nil)
                    }
                } else {
                    let page = try await storage.claim(.activities, limit: 2, by: "h", at: now, until: now + .seconds(9))
                    #expect(storage.holdings.heldMessages == Set(page.messages.map(\.receipt.id)))
                }
                let checkpoint = Checkpoint(instance: "a", execution: "e1", consumed: [], change: change)
                #expect(try await storage.commit([.checkpoint(checkpoint, under: lease)]) == [.done])
            }
            #expect(storage.holdings.heldMessages.isEmpty)
        }
    }

    @Test func aTurnTakesSoManyMessagesAndLeavesTheRest() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try await withStorage(folder.path + "/hub.db") { storage in
            let event = HistoryEvent(.eventRaised(name: "E", input: nil), at: now)
            _ = try await storage.commit(
                [.create(instance("a"))] + Array(repeating: .send(Message(to: "a", event)), count: 5_000))
            let leases = storage.exchangeLeases(for: "h", at: now, ttl: .seconds(5))
            let first = try await storage.inbox(leases, due: now, excluding: [], limit: 5).batches
            #expect(first.map(\.messages.count) == [4_096])
            let consumed = Checkpoint(instance: "a", execution: "e1", consumed: first[0].messages.map(\.sequence))
            let lease = leases[Partition(of: "a", count: leases.count).number]
            _ = try await storage.commit([.checkpoint(consumed, under: lease)])
            let rest = try await storage.inbox(leases, due: now, excluding: [], limit: 5).batches
            #expect(rest.map(\.messages.count) == [5_001 - 4_096])
        }
    }

    @Test func aStoreThatWasClosedIsFreeAlthoughACopyOfItsLockIsOpen() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = folder.path + "/hub.db"
        let first = HubLock(path: path + ".lock")
        try first.acquire(for: path)
        // As a process that is being forked has it.
        let copy = dup(try #require(first.openDescriptor))
        defer { close(copy) }
        first.release()
        let second = HubLock(path: path + ".lock")
        try second.acquire(for: path)
        second.release()
    }
}
