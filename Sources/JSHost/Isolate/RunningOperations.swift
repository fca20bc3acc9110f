import Synchronization

/// The asynchronous operations of one isolate that are under way, by the ids the scripts gave them.
final class RunningOperations: Sendable {
    private struct State {
        var tasks: [Int: Task<Void, Never>] = [:]
        var isClosed = false
    }

    private let state = Mutex(State())

    func start(_ id: Int, _ operation: @escaping @Sendable () async -> Void) {
        // Under the lock, so that its end cannot come before it stands in the list.
        state.withLock { state in
            if state.isClosed { return }
            state.tasks[id] = Task { @concurrent in await operation() }
        }
    }

    func end(_ id: Int) { state.withLock { $0.tasks[id] = nil } }

    /// Cancels all, and starts no more.
    func close() {
        let tasks = state.withLock { state in
            state.isClosed = true
            defer { state.tasks = [:] }
            return state.tasks
        }
        for task in tasks.values { task.cancel() }
    }
}
