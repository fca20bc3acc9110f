import Testing

/// The machine stops at some call; what was not synced is there, is not, or is there in pieces.
@Suite(.timeLimit(.minutes(30))) struct PowerLossTests {
    /// Losses of scripts that were cut off at points all over them, and went on after that.
    private func losses(seed: UInt64, synchronous: String? = nil) async throws -> [String] {
        var losses: [String] = []
        for point in FaultPoints.among(0..<1_200, atMost: 40) {
            let disk = try FaultyDisk(seed: seed &* 1_000_003 &+ UInt64(point))
            disk.stop(at: point)
            var script = CommitScript(disk: disk)
            await script.run(synchronous: synchronous)
            disk.restart()
            losses += try await script.losses().map { "seed \(seed), call \(point): \($0)" }
            await script.run(synchronous: synchronous)
            losses += try await script.losses().map { "seed \(seed), call \(point), later: \($0)" }
        }
        return losses
    }

    @Test(arguments: FaultPoints.seeds(3, outOf: 20)) func whatWasAcknowledgedIsThereAfterPowerIsLost(seed: UInt64) async throws {
        #expect(try await losses(seed: seed) == [])
    }

    /// The control: the disk can lose data, so the tests above can fail.
    @Test func withoutSyncsThePowerTakesDataWithIt() async throws {
        // The store may even be beyond opening.
        let lost: [String]
        do {
            lost = try await losses(seed: 1, synchronous: "OFF")
        } catch {
            lost = ["\(error)"]
        }
        #expect(lost != [])
    }
}
