import DurableCore
import DurableEngine
import Glibc
import Testing

@testable import DurableSQLite

/// A disk that takes nothing more, and then does again.
@Suite(.timeLimit(.minutes(5))) struct FullDiskTests {
    @Test func changesAreRefusedReadsGoOnAndAllGoesOnWhenThereIsSpaceAgain() async throws {
        let disk = try FaultyDisk()
        let host = DiskHost(disk: disk)
        let problems = try await host.running { hub, storage in
            _ = try await hub.start("Chain", input: nil, id: "before")
            disk.setCapacity(0)
            // In the log there may be some room left.
            await #expect(throws: StorageUnwritable.self) {
                let much = Payload(json: "\"" + String(repeating: "x", count: 9_000) + "\"")
                for _ in 0..<1_000 { try await hub.enqueue(much, to: "jobs") }
            }
            #expect(hub.unwritable != nil)
            await #expect(throws: StorageUnwritable.self) { _ = try await hub.start("Chain", input: nil) }
            #expect(try await hub.status(of: "before") != nil)
            disk.setCapacity(nil)
            while hub.unwritable != nil { await Task.yield() }
            #expect(try await hub.waitForEnd(of: "before")?.output == "\"chained\"")
            try await host.work(at: hub)
            return try await host.problems(of: storage)
        }
        #expect(problems == [])
    }

    /// Whatever the engine had begun waits for space and is neither lost nor done twice.
    @Test(arguments: [40_000, 60_000, 100_000, 150_000])
    func whatTheEngineHasBegunIsKeptUntilThereIsSpace(capacity: Int) async throws {
        let disk = try FaultyDisk()
        let host = DiskHost(disk: disk)
        let problems = try await host.running { hub, storage in
            disk.setCapacity(capacity)
            async let work: Void = host.work(at: hub)
            while hub.unwritable == nil { await Task.yield() }
            disk.setCapacity(nil)
            try await work
            return try await host.problems(of: storage)
        }
        #expect(problems == [])
    }

    @Test func aHostStopsAlthoughTheDiskIsFull() async throws {
        let disk = try FaultyDisk()
        let host = DiskHost(disk: disk)
        try await host.running { hub, _ in
            for number in 0..<20 { _ = try await hub.start("Fan", input: nil, id: InstanceID("f\(number)")) }
            disk.setCapacity(0)
            while hub.unwritable == nil { await Task.yield() }
        }
        disk.setCapacity(nil)
        try await host.running { hub, _ in
            for number in 0..<20 {
                let row = try await hub.waitForEnd(of: InstanceID("f\(number)"))
                #expect(row?.output == "\"joined\"")
            }
        }
    }

    /// SQLite calls only ENOSPC a full disk.
    @Test(arguments: [ENOSPC, EDQUOT, EFBIG, EROFS])
    func aQuotaALimitAndADiskThatMayOnlyBeReadAreToldAsAFullOne(system: Int32) async throws {
        let disk = try FaultyDisk()
        let storage = SQLiteStorage(path: disk.store, vfs: disk.vfs)
        try await storage.open()
        disk.fail(at: disk.calls, times: nil, [.write], system: system)
        let problem = await #expect(throws: StorageUnwritable.self) { _ = try await storage.commit([.note("a", "1")]) }
        #expect(problem?.reason == "disk I/O error: " + String(cString: strerror(system)))
        disk.calm()
        #expect(try await storage.commit([.note("a", "2")]) == [.done])
        await storage.close()
    }

    @Test func anErrorOfTheDiskIsNoFullDisk() async throws {
        let disk = try FaultyDisk()
        let storage = SQLiteStorage(path: disk.store, vfs: disk.vfs)
        try await storage.open()
        disk.fail(at: disk.calls, times: nil, [.write], system: EIO)
        await #expect(throws: SQLiteError.self) { _ = try await storage.commit([.note("a", "1")]) }
        disk.calm()
        await storage.close()
    }
}
