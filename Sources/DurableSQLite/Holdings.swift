import DurableCore
import Synchronization

/// What this process holds of a store, and the numbers it gives out. Gone with the process, as it should be.
final class Holdings: Sendable {
    private struct Claim {
        var token: Int64
        var until: Timestamp
    }

    private struct State {
        var leases = LeaseTable(entries: [])
        var claims: [Int64: Claim] = [:]
        var lastToken: Int64 = 0
        var lastInboxID: Int64 = 0
        var lastQueueID: Int64 = 0
    }

    private let state = Mutex(State())

    func begin(_ start: HubStart) {
        state.withLock { state in
            state = State()
            state.leases = start.leases
            state.lastInboxID = start.lastInboxID
            state.lastQueueID = start.lastQueueID
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

    /// Ids of the messages that are claimed at `now`, with the time their claims run out.
    func claims(at now: Timestamp) -> [Int64: Timestamp] {
        state.withLock { $0.claims.compactMapValues { $0.until > now ? $0.until : nil } }
    }

    /// Claims a message and returns the claim's token.
    func claim(_ id: Int64, until: Timestamp) -> Int64 {
        state.withLock { state in
            state.lastToken += 1
            state.claims[id] = Claim(token: state.lastToken, until: until)
            return state.lastToken
        }
    }

    func extend(_ receipt: ClaimedMessage.Receipt, until: Timestamp) -> Bool {
        state.withLock { state in
            guard state.claims[receipt.id]?.token == receipt.token else { return false }
            state.claims[receipt.id]?.until = until
            return true
        }
    }

    func stands(_ receipt: ClaimedMessage.Receipt) -> Bool {
        state.withLock { $0.claims[receipt.id]?.token == receipt.token }
    }

    func endClaims(_ receipts: [ClaimedMessage.Receipt]) {
        state.withLock { state in
            for receipt in receipts where state.claims[receipt.id]?.token == receipt.token {
                state.claims[receipt.id] = nil
            }
        }
    }

    func nextInboxID() -> Int64 {
        state.withLock { state in
            state.lastInboxID += 1
            return state.lastInboxID
        }
    }

    func nextQueueID() -> Int64 {
        state.withLock { state in
            state.lastQueueID += 1
            return state.lastQueueID
        }
    }
}
