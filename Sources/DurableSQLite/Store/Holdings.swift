import DurableCore
import Synchronization

/// What this process holds of a store, and the numbers it gives out. Gone with the process, as it should be.
final class Holdings: Sendable {
    private struct State {
        var leases = LeaseTable(entries: [])
        var claims = ClaimTable()
        var lastInboxID: Int64 = 0
    }

    private let state = Mutex(State())

    func begin(_ start: HubStart) {
        state.withLock { state in
            state = State()
            state.leases = start.leases
            state.lastInboxID = start.lastInboxID
        }
    }

    var partitionCount: Int { state.withLock { $0.leases.entries.count } }

    func exchangeLeases(for host: HostID, at now: Timestamp, ttl: Duration) -> [PartitionLease] {
        state.withLock { $0.leases.exchange(for: host, at: now, ttl: ttl) }
    }

    func releaseLeases(of host: HostID) { state.withLock { $0.leases.release(host) } }

    /// Whether the lease is the one that stands.
    func stands(_ lease: PartitionLease) -> Bool {
        state.withLock { state in
            let entry = state.leases.entries[lease.partition.number]
            return entry.owner == lease.owner && entry.epoch == lease.epoch
        }
    }

    func nextInboxID() -> Int64 {
        state.withLock { state in
            state.lastInboxID += 1
            return state.lastInboxID
        }
    }
}

/// Claims: see `ClaimTable`.
extension Holdings {
    func beginLook(into queue: QueueName, at now: Timestamp) -> [Int64: Timestamp] {
        state.withLock { $0.claims.beginLook(into: queue, at: now) }
    }

    func endLook() { state.withLock { $0.claims.endLook() } }

    func claim(
        _ id: Int64, of queue: QueueName, until: Timestamp, isWrittenDown: Bool
    ) -> (token: Int64, count: Int)? {
        state.withLock { $0.claims.claim(id, of: queue, until: until, isWrittenDown: isWrittenDown) }
    }

    func extend(_ receipt: ClaimedMessage.Receipt, until: Timestamp) -> Bool {
        state.withLock { $0.claims.extend(receipt, until: until) }
    }

    func claimCount(_ receipt: ClaimedMessage.Receipt) -> Int? { state.withLock { $0.claims.count(receipt) } }

    func heldUntil(_ message: Int64) -> Timestamp? { state.withLock { $0.claims.until(message) } }

    /// How often the message was claimed since it was last written down.
    func unwrittenClaims(of message: Int64) -> Int { state.withLock { $0.claims.count(message) } }

    func endClaims(_ receipts: [ClaimedMessage.Receipt]) {
        state.withLock { state in for receipt in receipts { state.claims.end(receipt) } }
    }

    func endClaims(ofDropped messages: Set<Int64>) { state.withLock { $0.claims.drop(messages) } }

    var heldMessages: Set<Int64> { state.withLock { $0.claims.messages } }
}
