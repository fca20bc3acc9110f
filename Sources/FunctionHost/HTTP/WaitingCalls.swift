import Synchronization

/// Calls that wait for something that may take long. They give up when the host stops.
final class WaitingCalls: Sendable {
    private struct State {
        var isStopped = false
        var cancellations: [Int: @Sendable () -> Void] = [:]
        var next = 0
    }

    private let state = Mutex(State())

    /// The value of `body`; nil when the host stops first, or nobody waits any more.
    func wait<Value: Sendable>(for body: @escaping @Sendable () async throws -> Value) async throws -> Value? {
        let waiting = Task { try await body() }
        let number = state.withLock { state in
            state.next += 1
            if state.isStopped { waiting.cancel() } else { state.cancellations[state.next] = { waiting.cancel() } }
            return state.next
        }
        defer { state.withLock { _ = $0.cancellations.removeValue(forKey: number) } }
        do {
            return try await withTaskCancellationHandler {
                try await waiting.value
            } onCancel: {
                waiting.cancel()
            }
        } catch is CancellationError {
            return nil
        }
    }

    /// How many wait now.
    var count: Int { state.withLock(\.cancellations.count) }

    func stop() {
        let cancellations = state.withLock { state in
            state.isStopped = true
            return state.cancellations.values
        }
        for cancel in cancellations { cancel() }
    }
}
