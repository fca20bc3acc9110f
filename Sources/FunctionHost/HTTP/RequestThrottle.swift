import Synchronization

/// How many requests for functions are in hand at once (`maxOutstandingRequests`) and how many of them run
/// (`maxConcurrentRequests`, host.md 2.3). Those that may not run yet wait, first come, first served.
final class RequestThrottle: Sendable {
    private struct State {
        var outstanding = 0
        var running = 0
        /// Those that wait, first come first.
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let outstandingLimit: Int
    private let concurrentLimit: Int
    private let state = Mutex(State())

    /// nil is no limit.
    init(outstanding: Int?, concurrent: Int?) {
        outstandingLimit = outstanding ?? .max
        concurrentLimit = concurrent ?? .max
    }

    /// How many are in hand.
    var outstanding: Int { state.withLock { $0.outstanding } }

    /// The answer of `body`, or 429 when there are too many already.
    func admit(_ body: () async -> HTTPAnswer) async -> HTTPAnswer {
        let isAdmitted = state.withLock { state in
            guard state.outstanding < outstandingLimit else { return false }
            state.outstanding += 1
            return true
        }
        guard isAdmitted else { return HTTPAnswer(status: 429, headers: [("X-FUNCTION-SCALEOUT", "1")]) }
        defer { state.withLock { $0.outstanding -= 1 } }
        return await body()
    }

    /// Runs `body` when it is its turn.
    func run<Result>(_ body: () async throws -> Result) async rethrows -> Result {
        await withCheckedContinuation { continuation in
            let mayRun = state.withLock { state in
                guard state.running >= concurrentLimit else {
                    state.running += 1
                    return true
                }
                state.waiting.append(continuation)
                return false
            }
            if mayRun { continuation.resume() }
        }
        defer { passOn() }
        return try await body()
    }

    /// The place of one that ended goes to the next that waits.
    private func passOn() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            if state.waiting.isEmpty {
                state.running -= 1
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.resume()
    }
}
