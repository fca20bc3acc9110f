package import DurableCore
import DurableEngine
import Synchronization

/// A clock that stands still until it is told to go on.
package final class VirtualClock: HubClock {
    private struct Sleeper {
        let id: Int
        /// What the clock has to read.
        let time: Timestamp?
        /// What it reads, unless it is set, when the longest time is over.
        var limit: Timestamp?
        let continuation: CheckedContinuation<Void, any Error>

        /// What the clock reads, unless it is set, when the sleep ends.
        var deadline: Timestamp { min(time ?? .distantFuture, limit ?? .distantFuture) }
    }

    private struct State {
        var now: Timestamp
        var nextID = 0
        var sleepers: [Sleeper] = []
        var watchers: [Int: (deadline: Timestamp, sees: AsyncStream<Void>.Continuation)] = [:]
        var cancelled: Set<Int> = []
        /// How often anybody asked for the time or went to sleep: whoever works does so.
        var uses = 0
    }

    private let state: Mutex<State>

    package init(at start: Timestamp = Timestamp(microseconds: 1_700_000_000_000_000)) {
        state = Mutex(State(now: start))
    }

    package var now: Timestamp {
        state.withLock { state in
            state.uses += 1
            return state.now
        }
    }

    /// Until when somebody sleeps now.
    package var deadlines: Set<Timestamp> { state.withLock { Set($0.sleepers.map(\.deadline)) } }

    /// How many sleep now.
    package var sleeperCount: Int { state.withLock(\.sleepers.count) }

    package func sleep(until deadline: Timestamp) async throws { try await sleep(until: deadline, atMost: nil) }

    package func sleep(until time: Timestamp?, atMost longest: Duration?) async throws {
        let id = state.withLock { state in
            state.nextID += 1
            state.uses += 1
            return state.nextID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let outcome: Result<Void, any Error>? = state.withLock { state in
                    if state.cancelled.remove(id) != nil { return .failure(CancellationError()) }
                    let sleeper = Sleeper(
                        id: id, time: time, limit: longest.map { state.now + $0 }, continuation: continuation)
                    if sleeper.deadline <= state.now { return .success(()) }
                    state.sleepers.append(sleeper)
                    for watcher in state.watchers.values where watcher.deadline == sleeper.deadline { watcher.sees.finish() }
                    return nil
                }
                if let outcome { continuation.resume(with: outcome) }
            }
        } onCancel: {
            let sleeper = state.withLock { state -> Sleeper? in
                guard let index = state.sleepers.firstIndex(where: { $0.id == id }) else {
                    state.cancelled.insert(id)
                    return nil
                }
                return state.sleepers.remove(at: index)
            }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }

    /// Returns as soon as somebody sleeps until just that time. Throws `CancellationError`.
    package func sleeper(until deadline: Timestamp) async throws {
        let (seen, sees) = AsyncStream.makeStream(of: Void.self)
        let id = state.withLock { state in
            state.nextID += 1
            state.watchers[state.nextID] = (deadline, sees)
            if state.sleepers.contains(where: { $0.deadline == deadline }) { sees.finish() }
            return state.nextID
        }
        for await _ in seen {}
        _ = state.withLock { $0.watchers.removeValue(forKey: id) }
        try Task.checkCancellation()
    }

    /// Moves time on and wakes whoever slept until then. A negative duration sets the clock back.
    package func advance(by duration: Duration) {
        if duration < .zero { return set(by: duration) }
        wake { $0.now + duration }
    }

    /// Sets the clock, forwards or back, without time going on: wakes whoever waits for what it reads now.
    package func set(by duration: Duration) {
        wake { state in
            for index in state.sleepers.indices {
                state.sleepers[index].limit = state.sleepers[index].limit.map { $0 + duration }
            }
            return state.now + duration
        }
    }

    /// Moves time on to where the next sleeper wakes, and wakes it. Returns false when nobody sleeps.
    package func jump() -> Bool {
        guard let next = state.withLock({ state in state.sleepers.map(\.deadline).min() }) else { return false }
        wake { max($0.now, next) }
        return true
    }

    /// Lets time pass while `body` runs: whenever nobody works any more, time jumps to where the next sleeper wakes.
    ///
    /// Whether anybody works is judged by whether anybody asked for the time lately, so a jump may come too early. That is
    /// what a slow machine looks like, and nothing that is told about correct programs may depend on it.
    package func passing<Result: Sendable>(while body: @Sendable () async throws -> Result) async throws -> Result {
        try await withThrowingTaskGroup { group in
            group.addTask {
                while !Task.isCancelled {
                    await self.quiet()
                    self.wake { state in max(state.now, state.sleepers.map(\.deadline).min() ?? state.now) }
                }
            }
            defer { group.cancelAll() }
            return try await body()
        }
    }

    private func quiet() async {
        var quietRounds = 0
        var uses = state.withLock(\.uses)
        while quietRounds < 40, !Task.isCancelled {
            await Task.yield()
            let latest = state.withLock(\.uses)
            quietRounds = latest == uses ? quietRounds + 1 : 0
            uses = latest
        }
    }

    private func wake(_ time: (inout State) -> Timestamp) {
        let woken = state.withLock { state in
            state.now = time(&state)
            let due = state.sleepers.filter { $0.deadline <= state.now }
            state.sleepers.removeAll { $0.deadline <= state.now }
            return due
        }
        for sleeper in woken.sorted(by: { ($0.deadline, $0.id) < ($1.deadline, $1.id) }) { sleeper.continuation.resume() }
    }
}
