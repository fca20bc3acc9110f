import JSHost
import Synchronization

/// Watches how much memory the live orchestrators take.
final class SessionHeap: Sendable {
    /// Looking walks the whole heap, so it is done once in so many turns.
    private static let interval = 2_000

    private struct State {
        var turns = 0
        var isFull = false
    }

    private let isolates: IsolatePool
    /// Bytes, of one isolate.
    private let limit: Int
    private let state = Mutex(State())

    init(of isolates: IsolatePool, limit: Int) {
        self.isolates = isolates
        self.limit = limit
    }

    /// Whether the last look found more than the limit. Tells so once: by the next time, sessions were ended.
    var isFull: Bool {
        state.withLock { state in
            defer { state.isFull = false }
            return state.isFull
        }
    }

    func turnEnded() {
        let isTimeToLook = state.withLock { state in
            state.turns += 1
            return state.turns.isMultiple(of: Self.interval)
        }
        if isTimeToLook { Task { await look() } }
    }

    func look() async {
        for isolate in isolates.isolates {
            guard let size = try? await isolate.heapStatistics().heapSize, size > limit else { continue }
            state.withLock { $0.isFull = true }
        }
    }
}
