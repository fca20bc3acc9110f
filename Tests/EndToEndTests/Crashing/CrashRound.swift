import DurableCore
import DurableSQLite
import DurableTestKit
import Foundation
import JSONText
import Testing

/// One life of a host: it comes up, is given work, and it or one of its processes is killed in the middle of it.
struct CrashRound {
    let number: Int
    let app: AppCopy
    let ledger: Ledger
    /// How many turns are waited for before the kill.
    let turns: Int
    let killsAChild: Bool

    init(_ number: Int, _ app: AppCopy, _ ledger: Ledger, _ random: inout SeededGenerator) {
        self.number = number
        self.app = app
        self.ledger = ledger
        turns = Int.random(in: 1...60, using: &random)
        killsAChild = Int.random(in: 1...10, using: &random) <= 3
    }

    /// Returns what the store says of itself afterwards.
    func play(_ random: inout SeededGenerator) async throws -> StoreReport {
        let served = try await ServedApp(app.path, ["--verbose"])
        if ledger.current.started[MixedLoad.collector] == nil { try await startCollector(in: served) }
        let load = MixedLoad(served, ledger, round: number, &random)
        let loading = Task { await load.run() }
        await waitForTurns(in: served, loading)
        let children = killsAChild ? ProcessTree.children(of: served.process.id) : []
        if let child = children.randomElement(using: &random) {
            kill(child, SIGKILL)
            await loading.value
            // The host goes on without it, and is looked at while it does.
            _ = try await served.waitForEnd(of: "pause-\(number)")
            let report = try await StoreChecker.check(app.hub)
            #expect(await served.stop() == 0)
            return report
        }
        served.process.send(SIGKILL)
        await served.process.waitForExit()
        await loading.value
        return try await StoreChecker.check(app.hub)
    }

    private func startCollector(in served: ServedApp) async throws {
        let start = Ledger.Start(orchestrator: "Collect", input: [], output: nil)
        let answer = try await served.post("\(MixedLoad.api)/orchestrators/Collect/\(MixedLoad.collector)", json: "[]")
        #expect(answer.status == 202)
        ledger.note { $0.started[MixedLoad.collector] = start }
    }

    /// Or until there is nothing left to do. Nothing is cancelled here: a request that is does not always return.
    private func waitForTurns(in served: ServedApp, _ loading: Task<Void, Never>) async {
        let (turns, last) = (turns, "pause-\(number)")
        let (over, signal) = AsyncStream.makeStream(of: Void.self)
        Task {
            var count = 0
            for await line in served.process.output where line.contains("Turn committed") {
                count += 1
                if count == turns { signal.finish() }
            }
        }
        Task {
            await loading.value
            _ = try? await served.waitForEnd(of: last)
            signal.finish()
        }
        for await _ in over {}
    }
}
