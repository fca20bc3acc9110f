import DurableCore
import Synchronization

/// Writes down which activities ran, and how many at once.
final class ActivityLog: Sendable {
    private struct State {
        var names: [String] = []
        var running = 0
        var mostAtOnce = 0
    }

    private let state = Mutex(State())

    var names: [String] { state.withLock(\.names) }
    var mostAtOnce: Int { state.withLock(\.mostAtOnce) }

    /// An activity that returns its input, or its name when it has none.
    func echo(_ task: ActivityTask) async -> ActivityResult {
        state.withLock { state in
            state.names.append(task.name)
            state.running += 1
            state.mostAtOnce = max(state.mostAtOnce, state.running)
        }
        for _ in 0..<3 { await Task.yield() }
        state.withLock { $0.running -= 1 }
        return .returned(task.input ?? Payload(json: "\"\(task.name)\""))
    }
}
