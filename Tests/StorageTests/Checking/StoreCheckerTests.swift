import DurableCore
import DurableTestKit
import Foundation
import Testing

@testable import DurableSQLite

/// The checker finds nothing in a store as hosts leave it, and names whatever is broken on purpose.
@Suite(.timeLimit(.minutes(5))) struct StoreCheckerTests {
    private func withStore(_ body: (LivedInStore) async throws -> Void) async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try await body(LivedInStore(at: folder.path + "/hub.db"))
    }

    @Test func aStoreInTheMiddleOfItsWorkIsSound() async throws {
        try await withStore { store in
            let report = try await StoreChecker.check(store.path)
            #expect(report.violations == [])
            #expect(report.counts.orchestrations == 14)
            #expect(report.counts.entities == 4)
            #expect(report.counts.events > 40)
            #expect(report.counts.messages >= 5)
            #expect(report.counts.queueMessages == 2)
        }
    }

    @Test func itIsCheckedWhileAHostWorksOnIt() async throws {
        try await withStore { store in
            let storage = SQLiteStorage(path: store.path)
            try await storage.open()
            _ = try await storage.commit([.enqueue("jobs", "2", visibleAt: nil)])
            let report = try await StoreChecker.check(store.path)
            #expect(report.violations == [])
            #expect(report.counts.queueMessages == 3)
            await storage.close()
        }
    }

    @Test(arguments: Damage.all)
    func damageIsNamedByTheRuleItBreaks(_ damage: Damage) async throws {
        try await withStore { store in
            try store.damage(damage.sql)
            let report = try await StoreChecker.check(store.path)
            #expect(report.violations.contains { $0.rule == damage.rule }, "\(report.violations)")
        }
    }

    @Test func everyRuleHasItsDamage() {
        #expect(Set(VerificationRule.allCases).subtracting(Damage.all.map(\.rule)) == [])
    }

    @Test func aViolationNamesInstanceTableAndRow() async throws {
        try await withStore { store in
            try store.damage(
                "UPDATE history SET type = 77 WHERE position = 2 AND instance = "
                    + "(SELECT key FROM instances WHERE id = 'done')")
            let violation = try #require(try await StoreChecker.check(store.path).violations.first)
            #expect((violation.rule, violation.instance, violation.table) == (.rowsAreReadable, "done", "history"))
            #expect(violation.row == "2")
        }
    }

    @Test func whatIsNoStoreIsRefused() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = folder.path + "/hub.db"
        await #expect(throws: SQLiteStorageError.file(path: path, reason: "No such file or directory")) {
            try await StoreChecker.check(path)
        }
        try Data().write(to: URL(fileURLWithPath: path))
        await #expect(throws: SQLiteStorageError.tooOld(path: path, version: 0)) { try await StoreChecker.check(path) }
        try Data("no database at all".utf8).write(to: URL(fileURLWithPath: path))
        await #expect(throws: SQLiteStorageError.file(path: path, reason: "file is not a database")) {
            try await StoreChecker.check(path)
        }
    }

    @Test func aStoreOfAnotherVersionIsNotJudged() async throws {
        try await withStore { store in
            for version in [3, 99] {
                try store.damage("PRAGMA user_version = \(version)")
                let expected: SQLiteStorageError =
                    version == 3 ? .tooOld(path: store.path, version: 3) : .tooNew(path: store.path, version: 99)
                await #expect(throws: expected) { try await StoreChecker.check(store.path) }
            }
        }
    }

    /// Whatever is in the file: a report or an error, and never the end of the program.
    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func bytesThatChangedAreNoCrash(seed: UInt64) async throws {
        try await withStore { store in
            let file = URL(fileURLWithPath: store.path)
            let whole = try Data(contentsOf: file)
            var random = SeededGenerator(seed: seed)
            var (sound, damaged, unreadable) = (0, 0, 0)
            for _ in 1...25 {
                var bytes = whole
                for _ in 1...Int.random(in: 1...40, using: &random) {
                    bytes[Int.random(in: 100..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
                }
                if Bool.random(using: &random) { bytes = bytes.prefix(Int.random(in: 1..<bytes.count, using: &random)) }
                try bytes.write(to: file)
                do {
                    if try await StoreChecker.check(store.path).isSound { sound += 1 } else { damaged += 1 }
                } catch {
                    unreadable += 1
                }
            }
            #expect(damaged > 0, "\(sound) sound, \(damaged) damaged, \(unreadable) unreadable")
        }
    }

    /// SQLite follows no JSON deeper than 2000 levels; scripts can make it.
    @Test func deepJSONIsJSON() async throws {
        try await withStore { store in
            let deep = String(repeating: "[", count: 5_000) + String(repeating: "]", count: 5_000)
            try store.damage("UPDATE notes SET value = '\(deep)'")
            #expect(try await StoreChecker.check(store.path).violations == [])
            try store.damage("UPDATE notes SET value = '\(deep)]'")
            #expect(try await StoreChecker.check(store.path).violations.map(\.rule) == [.payloadsAreJSON])
        }
    }
}
