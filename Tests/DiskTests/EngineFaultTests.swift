import CSQLite
import Glibc
import Testing

/// A host with orchestrations of several kinds, under which the disk fails or the power goes.
@Suite(.timeLimit(.minutes(60))) struct EngineFaultTests {
    @Test func everyOrchestrationEndsAsItShouldWhicheverCallFails() async throws {
        let calls = try await callsOfAQuietRun()
        for point in FaultPoints.among(0..<calls, atMost: 60) {
            let disk = try FaultyDisk(seed: UInt64(point))
            let host = DiskHost(disk: disk)
            // One error, or some in a row.
            disk.fail(at: point, times: [1, 1, 10][point % 3])
            try await host.running { hub, _ in try await host.work(at: hub) }
            disk.calm()
            disk.restart()
            let problems = try await host.running { _, storage in try await host.problems(of: storage) }
            #expect(problems == [], "call \(point), \(String(describing: disk.failedOperation))")
        }
    }

    @Test(arguments: FaultPoints.seeds(2, outOf: 20))
    func everyOrchestrationEndsAsItShouldAfterPowerIsLost(seed: UInt64) async throws {
        let calls = try await callsOfAQuietRun()
        for point in FaultPoints.among(0..<calls, atMost: 25) {
            let disk = try FaultyDisk(seed: seed &* 1_000_003 &+ UInt64(point))
            let host = DiskHost(disk: disk)
            disk.stop(at: point)
            _ = try? await host.running { hub, _ in try await host.work(at: hub) }
            disk.restart()
            let problems = try await host.running { hub, storage in
                let problems = try await host.problems(of: storage, isComplete: false)
                try await host.work(at: hub)
                return try await problems + host.problems(of: storage)
            }
            #expect(problems == [], "seed \(seed), call \(point)")
        }
    }

    private func callsOfAQuietRun() async throws -> Int {
        let disk = try FaultyDisk()
        let host = DiskHost(disk: disk)
        let problems = try await host.running { hub, storage in
            try await host.work(at: hub)
            return try await host.problems(of: storage)
        }
        #expect(problems == [])
        return disk.calls
    }
}
