import DurableCore

/// The states of orchestrations whose code is live, least recently used first out.
struct SessionCache {
    private struct Entry {
        let state: OrchestrationState
        let lease: PartitionLease
        let lastUsed: Timestamp
        /// Its place among all uses.
        let use: Int
    }

    private let limit: Int
    private let idleTime: Duration
    private var entries: [InstanceID: Entry] = [:]
    /// Instances in the order of use; an instance used again stands in it more than once, and only the last counts.
    private var order: [(instance: InstanceID, use: Int)] = []
    private var oldest = 0
    private var uses = 0

    init(limit: Int, idleTime: Duration) {
        self.limit = limit
        self.idleTime = idleTime
    }

    var isEnabled: Bool { limit > 0 }
    var count: Int { entries.count }

    /// Takes a state out; whoever has it must put it back or end its session. A state that was kept under another lease
    /// is forgotten: in between, another host may have gone on with the instance.
    mutating func take(_ instance: InstanceID, under lease: PartitionLease) -> OrchestrationState? {
        guard let entry = entries.removeValue(forKey: instance), entry.lease == lease else { return nil }
        return entry.state
    }

    mutating func put(_ state: OrchestrationState, under lease: PartitionLease, at now: Timestamp) {
        uses += 1
        entries[state.instance] = Entry(state: state, lease: lease, lastUsed: now, use: uses)
        order.append((state.instance, uses))
    }

    /// Forgets and returns the half that was not used for the longest time.
    mutating func evictHalf(at now: Timestamp) -> [InstanceID] {
        evict(at: now, limit: entries.count / 2)
    }

    /// Forgets and returns the instances that are over the limit or idle for too long: their sessions are to be ended.
    mutating func evict(at now: Timestamp) -> [InstanceID] { evict(at: now, limit: limit) }

    private mutating func evict(at now: Timestamp, limit: Int) -> [InstanceID] {
        var evicted: [InstanceID] = []
        while oldest < order.count {
            let (instance, use) = order[oldest]
            if let entry = entries[instance], entry.use == use {
                guard entries.count > limit || now - entry.lastUsed > idleTime else { break }
                entries[instance] = nil
                evicted.append(instance)
            }
            oldest += 1
        }
        if oldest > 1_024, oldest > order.count / 2 {
            order.removeFirst(oldest)
            oldest = 0
        }
        return evicted
    }
}
