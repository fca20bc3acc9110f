import DurableCore
import DurableEngine
import Synchronization

/// What everybody in a simulation shares: time, chance, the storage, and who watches over it.
final class SimulationWorld: Sendable {
    /// A host that is up, as clients and the last look see it.
    struct Host {
        let hub: TaskHub
        let engine: ScriptedEngine
    }

    private struct State {
        var random: SeededGenerator
        var lastID = 0
        var commits = 0
        var audit: Audit
        /// Instances whose broken activities work from now on.
        var repaired: Set<InstanceID> = []
        var hosts: [Int: Host] = [:]
        var fingerprint: UInt64 = 0
        var trace: [String]?
    }

    /// Looking at everything costs far more than a commit.
    private static let commitsBetweenVerifications = 64

    let plan: SimulationPlan
    let clock = VirtualClock()
    let executor: SimulationExecutor
    let storage: MemoryStorage
    /// When the faults end.
    let calmFrom: Timestamp
    private let start: Timestamp
    private let state: Mutex<State>

    init(_ plan: SimulationPlan, seed: UInt64, traces: Bool) {
        self.plan = plan
        executor = SimulationExecutor(seed: seed ^ 0x0123_4567_89ab_cdef)
        storage = MemoryStorage(partitionCount: plan.partitions)
        start = clock.now
        calmFrom = clock.now + (plan.hasFaults ? plan.chaos : .zero)
        state = Mutex(
            State(random: SeededGenerator(seed: ~seed), audit: Audit(programs: plan.programs), trace: traces ? [] : nil))
    }

    var isCalm: Bool { clock.now >= calmFrom }
    var problems: [String] { state.withLock(\.audit.problems) }
    var fingerprint: UInt64 { state.withLock(\.fingerprint) }
    var trace: [String] { state.withLock { $0.trace ?? [] } }
    var hosts: [Host] { state.withLock { state in state.hosts.sorted { $0.key < $1.key }.map(\.value) } }

    func host(_ number: Int, is host: Host?) { state.withLock { $0.hosts[number] = host } }

    func audit<Result: Sendable>(_ body: (inout Audit) -> Result) -> Result { state.withLock { body(&$0.audit) } }

    /// - Parameter inbox: what lay in the inboxes before.
    func committed(
        _ write: Write, _ outcome: WriteOutcome, from inbox: [StoredMessage], in storage: isolated MemoryStorage
    ) {
        state.withLock { state in
            state.fingerprint = (state.fingerprint ^ UInt64(truncatingIfNeeded: write.hashValue)) &* 0x0000_0100_0000_01b3
            state.trace?.append(line("\(outcome) \(write.summary)"))
            state.audit.committed(write, outcome, from: inbox, in: storage)
            state.commits += 1
            if state.commits % Self.commitsBetweenVerifications == 0 { state.audit.verify(storage) }
        }
    }

    /// Writes a line into the trace, if there is one.
    func note(_ text: () -> String) {
        state.withLock { if $0.trace != nil { $0.trace?.append(line(text())) } }
    }

    private func line(_ text: String) -> String { "\((clock.now - start).microseconds / 1_000) ms  \(text)" }

    func repair(_ root: InstanceID) { _ = state.withLock { $0.repaired.insert(root) } }
    func isRepaired(_ root: InstanceID) -> Bool { state.withLock { $0.repaired.contains(root) } }

    func makeID() -> String {
        state.withLock { state in
            state.lastID += 1
            return "id\(state.lastID)"
        }
    }

    func fraction() -> Double { state.withLock { Double.random(in: 0..<1, using: &$0.random) } }
    func happens(_ percent: Int) -> Bool { state.withLock { Int.random(in: 0..<100, using: &$0.random) < percent } }
    func random() -> UInt64 { state.withLock { $0.random.next() } }

    func duration(upTo longest: Duration) -> Duration {
        .microseconds(state.withLock { Int64.random(in: 0...longest.microseconds, using: &$0.random) })
    }

    /// Lets some time pass, whether or not the task is cancelled: a call that is on its way is not called back.
    func pause(upTo longest: Duration) async { try? await clock.sleep(until: clock.now + duration(upTo: longest)) }

    /// Does something in a while.
    func later(upTo longest: Duration, _ body: @escaping @Sendable () async -> Void) {
        let due = clock.now + duration(upTo: longest)
        Task(executorPreference: executor) { [clock] in
            try? await clock.sleep(until: due)
            await body()
        }
    }
}
