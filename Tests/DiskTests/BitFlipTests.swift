import DurableCore
import DurableEngine
import DurableTestKit
import FoundationEssentials
import Testing

@testable import DurableSQLite

/// Bits of a store flip, or the end of its write-ahead log is missing, while nobody looks.
///
/// `PERDURE_BIT_FLIPS=5000` tries so many, and says what came of them.
@Suite(.timeLimit(.minutes(120))) struct BitFlipTests {
    private static let instances = (0..<30).map { InstanceID("waiter-\($0)") }
    private static let flips = ProcessInfo.processInfo.environment["PERDURE_BIT_FLIPS"].flatMap { Int($0) } ?? 30

    /// What came of the damage for one instance.
    private enum Outcome: Hashable {
        /// It has ended as it should.
        case right
        /// Whoever asks is told that something is wrong.
        case told
        /// It has ended, or seems to, in another way than it should; or nobody can tell that it will not.
        case wrong
    }

    @Test func aFlippedBitIsHarmlessOrTold() async throws {
        let disk = try FaultyDisk()
        try await fill(disk)
        disk.copy(disk.store, to: "whole")
        var random = SeededGenerator(seed: 7)
        var outcomes: [Outcome: Int] = [:]
        var storesRefused = 0
        for _ in 0..<Self.flips {
            disk.copy("whole", to: disk.store)
            disk.copy("none", to: disk.log)
            let size = try #require(disk.size(of: disk.store))
            let bits: UInt8 = 1 << UInt8.random(in: 0..<8, using: &random)
            let offset = Int.random(in: 0..<size, using: &random)
            disk.flip(bits, at: offset, of: disk.store)
            do {
                let found = try await finish(disk)
                for (outcome, count) in found { outcomes[outcome, default: 0] += count }
            } catch is SQLiteStorageError {
                storesRefused += 1
            } catch is StorageDamage {
                storesRefused += 1
            }
        }
        print(
            "\(Self.flips) flips: \(storesRefused) stores refused; of instances: right \(outcomes[.right, default: 0]), "
                + "told \(outcomes[.told, default: 0]), wrong \(outcomes[.wrong, default: 0])")
        let total = outcomes.values.reduce(0, +)
        #expect(outcomes[.right, default: 0] * 10 > total * 8)
        // Letters of a text that became others, keys that became others: only a checksum would tell of all.
        #expect(outcomes[.wrong, default: 0] * 50 < total)
    }

    @Test func aLogThatWasCutOffLosesNoMoreThanItsEnd() async throws {
        let disk = try FaultyDisk()
        let storage = SQLiteStorage(path: disk.store, vfs: disk.vfs)
        try await storage.open()
        for number in 0..<30 { _ = try await storage.commit([.note("n\(number)", "1")]) }
        let size = try #require(disk.size(of: disk.log))
        disk.copy(disk.store, to: "store")
        disk.copy(disk.log, to: "log")
        await storage.close()
        for cut in stride(from: 0, to: size, by: size / 25) {
            disk.copy("store", to: disk.store)
            disk.copy("log", to: disk.log)
            disk.cut(disk.log, to: cut)
            disk.restart()
            let storage = SQLiteStorage(path: disk.store, vfs: disk.vfs)
            try await storage.open()
            var there: [Bool] = []
            for number in 0..<30 { there.append(try await storage.note("n\(number)") != nil) }
            // A beginning without a gap.
            #expect(there == there.sorted { $0 && !$1 })
            #expect(try await storage.problems() == [])
            await storage.close()
        }
    }

    /// Instances in the middle of their work.
    private func fill(_ disk: FaultyDisk) async throws {
        let host = DiskHost(disk: disk)
        try await host.running { hub, _ in
            for id in Self.instances {
                _ = try await hub.start("Waiter", input: nil, id: id)
                while try await hub.history(of: id, after: 0, limit: 0)?.length != 5 { await Task.yield() }
            }
        }
    }

    private func finish(_ disk: FaultyDisk) async throws -> [Outcome: Int] {
        let storage = SQLiteStorage(path: disk.store, vfs: disk.vfs)
        try await storage.open()
        await storage.close()
        return try await DiskHost(disk: disk).running { hub, storage in
            var told: Set<InstanceID> = []
            for id in Self.instances {
                do {
                    try await hub.raiseEvent("Go", input: nil, to: id)
                } catch {
                    told.insert(id)
                }
            }
            // Nobody can tell that something will never happen; this is patience enough.
            let end = ContinuousClock.now + .seconds(5)
            var outcomes: [Outcome: Int] = [:]
            for id in Self.instances {
                let outcome = told.contains(id) ? .told : await self.outcome(of: id, until: end, hub, storage)
                outcomes[outcome, default: 0] += 1
            }
            return outcomes
        }
    }

    private func outcome(
        of id: InstanceID, until end: ContinuousClock.Instant, _ hub: TaskHub, _ storage: SQLiteStorage
    ) async -> Outcome {
        do {
            while true {
                let row = try await hub.status(of: id)
                if row?.status == .completed {
                    _ = try await hub.history(of: id)
                    return row?.output == "\"went\"" ? .right : .wrong
                }
                if row?.reason?.hasPrefix("Quarantined") == true { return .told }
                if ContinuousClock.now > end { break }
                await Task.yield()
            }
            // A host that cannot read its inboxes says so again and again.
            let leases = storage.exchangeLeases(for: "host", at: hub.now, ttl: .seconds(60))
            _ = try await storage.inbox(leases, due: hub.now, excluding: [], limit: 100)
            return .wrong
        } catch {
            return .told
        }
    }
}
