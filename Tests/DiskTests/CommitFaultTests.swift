import CSQLite
import Glibc
import Testing

/// Every call of SQLite to its disk fails once, or from then on, under a script of commits.
@Suite(.timeLimit(.minutes(30))) struct CommitFaultTests {
    /// A way to fail.
    struct Fault: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var times: Int? = 1
        var operations = FaultyDisk.Operation.allCases
        var code: Int32 = 0
        var system = EIO
    }

    private static let faults = [
        Fault(testDescription: "one error"),
        Fault(testDescription: "twenty errors in a row", times: 20),
        Fault(
            testDescription: "no space for five calls", times: 5, operations: [.open, .write, .truncate, .shmMap],
            code: SQLITE_FULL, system: ENOSPC),
        Fault(testDescription: "locked", operations: [.lock, .shmLock], code: SQLITE_BUSY),
        Fault(testDescription: "syncs fail three times", times: 3, operations: [.sync]),
    ]

    @Test(arguments: faults) func noFailingCallLosesWhatWasAcknowledged(fault: Fault) async throws {
        let calls = try await callsOfAQuietRun()
        var failures = 0
        for point in FaultPoints.among(0..<calls, atMost: 60) {
            let disk = try FaultyDisk(seed: UInt64(point))
            disk.fail(at: point, times: fault.times, fault.operations, code: fault.code, system: fault.system)
            var script = CommitScript(disk: disk)
            await script.run()
            disk.calm()
            let losses = try await script.losses()
            #expect(losses == [], "call \(point), \(String(describing: disk.failedOperation))")
            failures += disk.failures
        }
        #expect(failures > 0)
    }

    /// A failed sync lets go of what it was to write. Nothing that is acknowledged later may build upon that.
    /// With checkpoints after every few commits, and with none before the store is closed.
    @Test(arguments: [19, 24, 4_000] as [Int32])
    func aFailedSyncTakesNothingWithItWhenThePowerGoesLater(pagesBetweenCheckpoints: Int32) async throws {
        let calls = try await callsOfAQuietRun()
        for point in FaultPoints.among(0..<calls, atMost: 120) {
            let disk = try FaultyDisk(seed: UInt64(point))
            disk.fail(at: point, times: 1, [.sync])
            disk.stop(at: point + [60, 120, 240][point % 3])
            var script = CommitScript(disk: disk, pagesBetweenCheckpoints: pagesBetweenCheckpoints)
            await script.run()
            disk.calm()
            disk.restart()
            let losses = try await script.losses()
            #expect(losses == [], "call \(point)")
        }
    }

    private func callsOfAQuietRun() async throws -> Int {
        let disk = try FaultyDisk()
        var script = CommitScript(disk: disk)
        await script.run()
        let calls = disk.calls
        #expect(script.acknowledged == Array(0..<12))
        #expect(try await script.losses() == [])
        return calls
    }
}
