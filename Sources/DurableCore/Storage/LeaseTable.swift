/// Who owns which partition, and who does next.
package struct LeaseTable: Hashable, Sendable {
    package struct Entry: Hashable, Sendable {
        /// nil before anyone owned it, and after it was given up.
        package var owner: HostID?
        package var epoch: Int64
        package var expires: Timestamp

        package init(owner: HostID? = nil, epoch: Int64 = 0, expires: Timestamp = Timestamp(microseconds: 0)) {
            self.owner = owner
            self.epoch = epoch
            self.expires = expires
        }
    }

    /// By partition number.
    package var entries: [Entry]
    /// When each host's last heartbeat runs out.
    package var hosts: [HostID: Timestamp]

    package init(entries: [Entry], hosts: [HostID: Timestamp] = [:]) {
        self.entries = entries
        self.hosts = hosts
    }

    /// One heartbeat of a host: renews its leases, gives up what exceeds its fair share, takes what is free or expired.
    ///
    /// A fair share is the number of partitions divided by that of live hosts, rounded up.
    package mutating func exchange(for host: HostID, at now: Timestamp, ttl: Duration) -> [PartitionLease] {
        let expires = now + ttl
        hosts = hosts.filter { $0.value > now }
        hosts[host] = expires
        let share = (entries.count + hosts.count - 1) / hosts.count
        var held: [PartitionLease] = []
        for number in entries.indices where entries[number].owner == host {
            if held.count < share {
                entries[number].expires = expires
                held.append(lease(number, host))
            } else {
                entries[number].owner = nil
            }
        }
        for number in entries.indices where held.count < share && isFree(entries[number], at: now) {
            entries[number] = Entry(owner: host, epoch: entries[number].epoch + 1, expires: expires)
            held.append(lease(number, host))
        }
        return held.sorted { $0.partition < $1.partition }
    }

    /// Gives up everything a host holds.
    package mutating func release(_ host: HostID) {
        hosts[host] = nil
        for number in entries.indices where entries[number].owner == host { entries[number].owner = nil }
    }

    private func isFree(_ entry: Entry, at now: Timestamp) -> Bool {
        entry.owner == nil || entry.expires <= now
    }

    private func lease(_ number: Int, _ host: HostID) -> PartitionLease {
        PartitionLease(partition: Partition(number), owner: host, epoch: entries[number].epoch)
    }
}
