import JSHost
import Synchronization

/// A clock that stands still until it is advanced.
final class ManualClock: HostClock {
    private struct State {
        var time: Double = 0
        var lastID = 0
        var sleepers: [Int: (deadline: Double, continuation: CheckedContinuation<Bool, Never>)] = [:]
    }

    private let state = Mutex(State())

    func wallTime() -> Double { 1_700_000_000_000 + monotonicTime() }
    func monotonicTime() -> Double { state.withLock { $0.time } }

    /// Deadlines of those that sleep, in order.
    var deadlines: [Double] { state.withLock { $0.sleepers.values.map(\.deadline).sorted() } }

    func advance(by milliseconds: Double) {
        let awake = state.withLock { state in
            state.time += milliseconds
            let awake = state.sleepers.filter { $0.value.deadline <= state.time }
            for id in awake.keys { state.sleepers[id] = nil }
            return awake.values.map(\.continuation)
        }
        for continuation in awake { continuation.resume(returning: true) }
    }

    func sleep(until deadline: Double) async throws {
        let id = state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
        let hasSlept = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isDue: Bool? = state.withLock { state in
                    if Task.isCancelled { return false }
                    if state.time >= deadline { return true }
                    state.sleepers[id] = (deadline, continuation)
                    return nil
                }
                if let isDue { continuation.resume(returning: isDue) }
            }
        } onCancel: {
            state.withLock { $0.sleepers.removeValue(forKey: id) }?.continuation.resume(returning: false)
        }
        if !hasSlept { throw CancellationError() }
    }
}
