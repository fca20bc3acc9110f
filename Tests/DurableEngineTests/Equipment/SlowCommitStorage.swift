import DurableCore
import DurableEngine
import DurableTestKit
import Synchronization

/// A storage that applies the first turn at once, but says so only when the test lets it.
final class SlowCommitStorage: StorageWrapper {
    let base: any Storage = MemoryStorage()
    let reached = Doorbell()
    /// Rings when somebody looks for a termination alone.
    let looked = Doorbell()
    let release = Doorbell()
    private let turns = Atomic(0)

    func inbox(
        _ leases: [PartitionLease], due now: Timestamp, excluding busy: Set<InstanceID>, limit: Int
    ) async throws -> InboxPage {
        let page = try await base.inbox(leases, due: now, excluding: busy, limit: limit)
        if limit == 0 { looked.ring() }
        return page
    }

    func commit(_ writes: [Write]) async throws -> [WriteOutcome] {
        let outcomes = try await base.commit(writes)
        let isTurn = writes.contains { if case .checkpoint = $0 { true } else { false } }
        if isTurn, turns.add(1, ordering: .relaxed).oldValue == 0 {
            reached.ring()
            await release.wait()
        }
        return outcomes
    }
}
