import DurableCore
import DurableEngine
import DurableTestKit
import Testing

@testable import DurableSQLite

/// Rows that make no sense: the instance they belong to is left alone and says why, and the others run.
@Suite(.timeLimit(.minutes(2))) struct QuarantineTests {
    struct Damage: Sendable, CustomTestStringConvertible {
        let sql: String
        /// What the reason must name.
        let tells: String
        var testDescription: String { sql }
    }

    private static let damages = [
        Damage(sql: "UPDATE history SET type = 999 WHERE position = 0 AND instance = ?", tells: "event 0 of its history"),
        Damage(sql: "UPDATE history SET payload = '{' WHERE position = 2 AND instance = ?", tells: "event 2 of its history"),
        Damage(sql: "UPDATE history SET payload = CAST(X'22FF22' AS TEXT) WHERE position = 2 AND instance = ?", tells: "UTF-8"),
        Damage(sql: "DELETE FROM history WHERE position = 2 AND instance = ?", tells: "no event 2 before event 3"),
        Damage(sql: "DELETE FROM history WHERE position = 4 AND instance = ?", tells: "4 events instead of 5"),
        Damage(sql: "UPDATE instances SET failure = '[' WHERE key = ?", tells: "instance bad"),
        Damage(sql: "UPDATE instances SET status = 'Confused' WHERE key = ?", tells: "unknown status 'Confused'"),
        Damage(sql: "UPDATE inbox SET type = 999 WHERE instance = ?", tells: "inbox of instance bad"),
    ]

    @Test func aHostDoesNotStartOnATableThatIsNotAsItShouldBe() async throws {
        let disk = try FaultyDisk()
        let storage = SQLiteStorage(path: disk.store, vfs: disk.vfs)
        try await storage.open()
        try await storage.writer.perform { try $0.execute("ALTER TABLE history RENAME COLUMN payload TO paylo\u{00E1}d") }
        await storage.close()
        let error = await #expect(throws: SQLiteStorageError.self) { try await storage.open() }
        #expect(error?.description.contains("column payload of history") == true)
    }

    @Test(arguments: damages) func aDamagedInstanceIsLeftAloneAndTheOthersRun(damage: Damage) async throws {
        let disk = try FaultyDisk()
        let host = DiskHost(disk: disk)
        try await host.running { hub, _ in
            for id in ["good", "bad"] as [InstanceID] {
                _ = try await hub.start("Waiter", input: nil, id: id)
                while try await hub.history(of: id, after: 0, limit: 0)?.length != 5 { await Task.yield() }
            }
        }
        let storage = SQLiteStorage(path: disk.store, vfs: disk.vfs)
        try await storage.open()
        let event = HistoryEvent(.eventRaised(name: "Go", input: nil), at: host.clock.now)
        let outcomes = try await storage.commit([.send(Message(to: "bad", event)), .send(Message(to: "good", event))])
        #expect(outcomes == [.done, .done])
        try await storage.writer.perform { database in
            let bad = "(SELECT key FROM instances WHERE id = 'bad')"
            try database.prepare(damage.sql.replacing("?", with: bad)).run()
            #expect(database.changes == 1)
        }
        await storage.close()
        try await host.running { hub, storage in
            let good = try await hub.waitForEnd(of: "good")
            #expect(good?.output == "\"went\"")
            try await host.work(at: hub)
            // Whoever asks is told, by the status or by an error.
            var reason = ""
            while reason.isEmpty {
                do {
                    let row = try await hub.status(of: "bad")
                    if row?.status == .suspended { reason = row?.reason ?? "" }
                } catch let damage as StorageDamage {
                    reason = damage.reason
                }
                await Task.yield()
            }
            #expect(reason.contains(damage.tells), "\(reason)")
        }
    }
}
