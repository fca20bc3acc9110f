import DurableCore
import DurableEngine
import Glibc
import Synchronization

/// A line on the terminal that says how far a run has come, written over with every step.
final class RunProgress: EngineObserver {
    private struct State {
        var instance: InstanceID?
        var running: [String] = []
        var completed = 0
        var failed = 0
        var turns = 0
    }

    private let isShown: Bool
    private let state = Mutex(State())

    init(isShown: Bool) { self.isShown = isShown }

    func follow(_ instance: InstanceID) {
        state.withLock { $0.instance = instance }
        show()
    }

    func turnCommitted(instance: InstanceID, name: String, change: Checkpoint.Change) {
        state.withLock { $0.turns += 1 }
        show()
    }

    func activityStarted(_ task: ActivityTask) {
        state.withLock { $0.running.append(task.name) }
        show()
    }

    func activityEnded(_ task: ActivityTask, _ result: ActivityResult) {
        state.withLock { state in
            if let index = state.running.firstIndex(of: task.name) { state.running.remove(at: index) }
            if case .returned = result { state.completed += 1 } else { state.failed += 1 }
        }
        show()
    }

    /// Takes the line away.
    func clear() { if isShown { write("\r\u{1B}[K") } }

    private func show() {
        guard isShown else { return }
        let line = state.withLock { state in
            var parts = ["\(state.instance?.text ?? "starting")", "turns: \(state.turns)", "activities: \(state.completed)"]
            if state.failed > 0 { parts.append("failed: \(state.failed)") }
            if let first = state.running.first {
                parts.append("running: \(first)" + (state.running.count > 1 ? " and \(state.running.count - 1) more" : ""))
            }
            return parts.joined(separator: ", ")
        }
        write("\r\u{1B}[K\(line)")
    }

    private func write(_ text: String) {
        _ = text.withCString { Glibc.write(2, $0, strlen($0)) }
    }
}
