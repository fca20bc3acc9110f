import DurableTestKit
import Glibc
import Testing

/// `swift run perdure-simulation` does the same for as many seeds as there is time for.
@Suite struct SimulationTests {
    @Test(arguments: KnownSeeds.all)
    func whatFailedOnceDoesNotFailAgain(seed: UInt64) {
        let report = Simulation(seed: seed).run()
        #expect(report.problems.isEmpty, "\(report)")
    }

    @Test func twoHundredFreshSeedsPass() {
        let first = UInt64(time(nil)) * 1_000
        print("Simulating the seeds from \(first) on")
        for seed in first..<first + 200 {
            let report = Simulation(seed: seed).run()
            #expect(report.problems.isEmpty, "\(report)")
        }
    }

    @Test(arguments: [1, 15, 22, 1_007] as [UInt64])
    func theSameSeedGivesTheSameTrace(seed: UInt64) {
        let first = Simulation(seed: seed).run(traces: true)
        let second = Simulation(seed: seed).run(traces: true)
        #expect(first.trace == second.trace)
        #expect(first.fingerprint == second.fingerprint)
        #expect(first.jobs == second.jobs)
        #expect(first.trace.count > 20)
    }

    @Test func anotherSeedGivesAnotherTrace() {
        #expect(Simulation(seed: 1).run(traces: true).trace != Simulation(seed: 2).run(traces: true).trace)
    }
}
