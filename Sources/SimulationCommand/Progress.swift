import DurableTestKit
import Glibc
import Synchronization

/// Hands out seeds, counts simulations and prints now and then how far they are, and at once what failed.
final class Progress: Sendable {
    private struct State {
        var done = 0
        var failed: [UInt64] = []
    }

    private static let interval = 1_000

    private let total: Int
    private let state = Mutex(State())

    private let next: Atomic<UInt64>
    private let end: UInt64

    init(first: UInt64, total: Int) {
        self.total = total
        next = Atomic(first)
        end = first + UInt64(total)
    }

    /// A seed that nobody else takes; nil when there are no more.
    func takeSeed() -> UInt64? {
        let seed = next.add(1, ordering: .relaxed).oldValue
        return seed < end ? seed : nil
    }

    var failed: [UInt64] { state.withLock(\.failed) }

    func add(_ report: SimulationReport) {
        let done = state.withLock { state in
            state.done += 1
            if !report.problems.isEmpty { state.failed.append(report.seed) }
            return state.done
        }
        if !report.problems.isEmpty { print(report) }
        if done % Self.interval == 0 { print("\(done) of \(total)") }
        // Whoever reads along through a pipe is not to wait.
        fflush(nil)
    }
}
