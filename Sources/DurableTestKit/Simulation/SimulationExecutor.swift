import Synchronization

/// Runs all jobs of a simulation on one thread, in an order that depends on the seed alone.
final class SimulationExecutor: TaskExecutor {
    /// Why a run was given up.
    enum Failure: Error, Hashable {
        /// Nothing is left to run, nobody sleeps, and the simulation has not ended.
        case hangs
        /// So many jobs ran that the simulation cannot be getting anywhere.
        case spins
    }

    private struct State {
        var random: SeededGenerator
        var ready: [UnownedJob] = []
        var jobs = 0
    }

    /// A run needs some ten thousand.
    private static let limit = 3_000_000

    private let state: Mutex<State>

    init(seed: UInt64) { state = Mutex(State(random: SeededGenerator(seed: seed))) }

    /// How many jobs have been run.
    var jobs: Int { state.withLock(\.jobs) }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        state.withLock { $0.ready.append(job) }
    }

    /// Runs `body` to its end on the calling thread, which must not be one of the shared pool's. When there is nothing to
    /// run, the clock jumps to the next sleeper.
    func run(on clock: VirtualClock, _ body: @escaping @Sendable () async -> Void) throws(Failure) {
        let ending = EndMark()
        Task(executorPreference: self, priority: .medium) {
            await body()
            ending.set()
        }
        while !ending.isSet {
            if let job = next() {
                job.runSynchronously(on: asUnownedTaskExecutor())
            } else if !clock.jump() {
                throw .hangs
            }
            if jobs > Self.limit { throw .spins }
        }
        // What the body left behind has been cancelled, and only has to find that out.
        while let job = next() { job.runSynchronously(on: asUnownedTaskExecutor()) }
    }

    private func next() -> UnownedJob? {
        state.withLock { state in
            guard !state.ready.isEmpty else { return nil }
            state.jobs += 1
            let index = Int(truncatingIfNeeded: state.random.next() % UInt64(state.ready.count))
            state.ready.swapAt(index, state.ready.count - 1)
            return state.ready.removeLast()
        }
    }
}

/// Set once, from any task.
private final class EndMark: Sendable {
    private let mark = Atomic(false)

    var isSet: Bool { mark.load(ordering: .relaxed) }

    func set() { mark.store(true, ordering: .relaxed) }
}
