import DurableSQLite
import DurableTestKit
import Foundation
import Testing

/// A mixed load, and `kill -9` in the middle of it, again and again: orchestrations of every kind, transfers between entities,
/// events, timers, messages of a queue. After each kill the store is checked.
///
/// `PERDURE_CRASH_ROUNDS` says how often, by default a few times; `PERDURE_CRASH_SEED` repeats the choices of a run.
@Suite(.serialized, .timeLimit(.minutes(10 + CrashPlan.rounds / 5))) struct CrashRoundsTests {
    @Test func nothingIsLostOrDoneTwiceWheneverTheHostIsKilled() async throws {
        print("PERDURE_CRASH_SEED=\(CrashPlan.seed)")
        var random = SeededGenerator(seed: CrashPlan.seed)
        for first in stride(from: 0, to: CrashPlan.rounds, by: CrashPlan.roundsPerHub) {
            try await play(first..<min(CrashPlan.rounds, first + CrashPlan.roundsPerHub), &random)
        }
    }

    private func play(_ rounds: Range<Int>, _ random: inout SeededGenerator) async throws {
        let app = try AppCopy("Tests/Fixtures/apps/mixed-load")
        let ledger = Ledger()
        let began = ContinuousClock.now
        for number in rounds {
            let round = CrashRound(number, app, ledger, &random)
            let report = try await round.play(&random)
            // The store is left for whoever looks into it.
            try #require(report.violations == [], "round \(number) of seed \(CrashPlan.seed), \(app.path)")
        }
        print("\(rounds.count) rounds, each \((ContinuousClock.now - began) / rounds.count)")
        let served = try await ServedApp(app.path)
        try await Reckoning(served, ledger).settle(in: app.hub)
        #expect(await served.stop() == 0)
        #expect(try await StoreChecker.check(app.hub).violations == [])
        app.remove()
    }
}

private enum CrashPlan {
    private static let environment = ProcessInfo.processInfo.environment
    static let rounds = environment["PERDURE_CRASH_ROUNDS"].flatMap { Int($0) } ?? 4
    static let seed = environment["PERDURE_CRASH_SEED"].flatMap { UInt64($0) } ?? .random(in: 0...9_999_999)
    /// After so many rounds a new task hub is begun, so that looking through it stays quick.
    static let roundsPerHub = 100
}
