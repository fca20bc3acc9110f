package import DurableCore

/// The reference storage: everything in memory.
package actor MemoryStorage: Storage {
    private var hub: MemoryHub

    package init(partitionCount: Int = 4) {
        hub = MemoryHub(partitionCount: partitionCount)
    }

    /// What no turn has taken yet.
    var inboxes: [StoredMessage] { hub.inboxes }
    /// The sequence numbers of messages that are put aside.
    var parked: Set<Int64> { hub.parked }
    var everything: [StoredInstance] { hub.instances.values.map { StoredInstance(row: $0.row, history: $0.history) } }

    package func open() {}
    package func close() {}

    package func exchangeLeases(for host: HostID, at now: Timestamp, ttl: Duration) -> [PartitionLease] {
        hub.leaseTable.exchange(for: host, at: now, ttl: ttl)
    }

    package func releaseLeases(of host: HostID) { hub.leaseTable.release(host) }

    package func inbox(
        _ leases: [PartitionLease], due now: Timestamp, excluding busy: Set<InstanceID>, limit: Int
    ) -> InboxPage {
        let leased = Set(leases.map(\.partition))
        var page = InboxPage(batches: [])
        for stored in hub.inboxes {
            let instance = stored.message.to
            let partition = Partition(of: instance, count: hub.leaseTable.entries.count)
            guard leased.contains(partition), !hub.parked.contains(stored.sequence) else { continue }
            if let due = stored.message.deliverAt, due > now {
                if !busy.contains(instance) { page.nextDue = min(page.nextDue ?? due, due) }
            } else if busy.contains(instance) {
                page.interrupt(by: stored, to: instance, in: partition)
            } else if let index = page.batches.firstIndex(where: { $0.instance == instance }) {
                page.batches[index].messages.append(stored)
            } else if page.batches.count < limit {
                page.batches.append(.init(instance: instance, partition: partition, messages: [stored]))
            }
        }
        page.interrupted.removeAll { batch in !batch.messages.contains { $0.message.event.kind.isTermination } }
        return page
    }

    package func load(_ id: InstanceID) -> StoredInstance? {
        hub.instances[id].map { StoredInstance(row: $0.row, history: $0.history) }
    }

    package func instance(_ id: InstanceID) -> InstanceRow? { hub.instances[id]?.row }

    package func instances(
        _ query: InstanceQuery, after position: InstancePage.Position?, limit: Int
    ) -> InstancePage {
        let rows = hub.matching(query).filter { row in position.map { $0 < row.position } ?? true }
        let page = Array(rows.prefix(limit))
        return InstancePage(rows: page, next: rows.count > limit ? page.last?.position : nil)
    }

    package func note(_ name: String) -> Payload? { hub.notes[name] }

    package func claim(
        _ queue: QueueName, limit: Int, by host: HostID, at now: Timestamp, until: Timestamp
    ) -> ClaimPage {
        hub.claim(queue, limit: limit, at: now, until: until)
    }

    package func extend(_ receipts: [ClaimedMessage.Receipt], until: Timestamp) -> [ClaimedMessage.Receipt] {
        hub.extend(receipts, until: until)
    }

    package func peek(_ queue: QueueName, limit: Int) -> [QueueEntry] { hub.peek(queue, limit: limit) }

    package func queues() -> [QueueSummary] {
        hub.queues.filter { !$0.value.isEmpty }.map { QueueSummary(name: $0.key, count: $0.value.count) }
            .sorted { $0.name.text.utf8.lexicographicallyPrecedes($1.name.text.utf8) }
    }

    package func events(of name: EventHubName, after sequence: Int64, limit: Int) -> [EventHubRecord] {
        Array((hub.eventHubs[name]?.records ?? []).drop { $0.sequence <= sequence }.prefix(limit))
    }

    package func eventHubs() -> [EventHubSummary] {
        hub.eventHubs
            .map { EventHubSummary(name: $0.key, count: $0.value.records.count, lastSequence: $0.value.lastSequence) }
            .sorted { $0.name.text.utf8.lexicographicallyPrecedes($1.name.text.utf8) }
    }

    package func row(_ key: TableKey) -> Payload? { hub.tables[key] }

    package func rows(
        of table: TableName, in partition: String?, after position: TableKey?, limit: Int
    ) -> TablePage {
        let rows = hub.tables.map { TableRow(key: $0.key, value: $0.value) }
            .filter { row in
                guard row.key.table == table else { return false }
                if let partition, !partition.utf8.elementsEqual(row.key.partition.utf8) { return false }
                guard let position else { return true }
                return TableKey(table, partition: position.partition, row: position.row) < row.key
            }
            .sorted { $0.key < $1.key }
        let page = Array(rows.prefix(limit))
        return TablePage(rows: page, next: rows.count > limit ? page.last?.key : nil)
    }

    package func changesOfOthers() -> Int64 { 0 }

    package func commit(_ writes: [Write]) -> [WriteOutcome] { writes.map { hub.apply($0) } }
}

extension InboxPage {
    fileprivate mutating func interrupt(by stored: StoredMessage, to instance: InstanceID, in partition: Partition) {
        if let index = interrupted.firstIndex(where: { $0.instance == instance }) {
            interrupted[index].messages.append(stored)
        } else {
            interrupted.append(.init(instance: instance, partition: partition, messages: [stored]))
        }
    }
}
