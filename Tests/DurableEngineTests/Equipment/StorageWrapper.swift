import DurableCore

/// A storage that hands on to another one whatever it does not do otherwise.
protocol StorageWrapper: Storage {
    var base: any Storage { get }
}

extension StorageWrapper {
    func open() async throws { try await base.open() }
    func close() async { await base.close() }

    func exchangeLeases(for host: HostID, at now: Timestamp, ttl: Duration) async throws -> [PartitionLease] {
        try await base.exchangeLeases(for: host, at: now, ttl: ttl)
    }

    func releaseLeases(of host: HostID) async throws { try await base.releaseLeases(of: host) }

    func inbox(
        _ leases: [PartitionLease], due now: Timestamp, excluding busy: Set<InstanceID>, limit: Int
    ) async throws -> InboxPage {
        try await base.inbox(leases, due: now, excluding: busy, limit: limit)
    }

    func load(_ id: InstanceID) async throws -> StoredInstance? { try await base.load(id) }
    func instance(_ id: InstanceID) async throws -> InstanceRow? { try await base.instance(id) }

    func instances(
        _ query: InstanceQuery, after position: InstancePage.Position?, limit: Int
    ) async throws -> InstancePage {
        try await base.instances(query, after: position, limit: limit)
    }

    func history(of id: InstanceID, after count: Int, limit: Int) async throws -> HistoryPage? {
        try await base.history(of: id, after: count, limit: limit)
    }

    func counts(_ query: InstanceQuery) async throws -> [InstanceCount] { try await base.counts(query) }

    func note(_ name: String) async throws -> Payload? { try await base.note(name) }

    func peek(_ queue: QueueName, limit: Int) async throws -> [QueueEntry] {
        try await base.peek(queue, limit: limit)
    }

    func queues() async throws -> [QueueSummary] {
        try await base.queues()
    }

    func events(of hub: EventHubName, after sequence: Int64, limit: Int) async throws -> [EventHubRecord] {
        try await base.events(of: hub, after: sequence, limit: limit)
    }

    func eventHubs() async throws -> [EventHubSummary] {
        try await base.eventHubs()
    }

    func row(_ key: TableKey) async throws -> Payload? {
        try await base.row(key)
    }

    func rows(
        of table: TableName, in partition: String?, after position: TableKey?, limit: Int
    ) async throws -> TablePage {
        try await base.rows(of: table, in: partition, after: position, limit: limit)
    }

    func claim(
        _ queue: QueueName, limit: Int, by host: HostID, at now: Timestamp, until: Timestamp
    ) async throws -> ClaimPage {
        try await base.claim(queue, limit: limit, by: host, at: now, until: until)
    }

    func extend(_ receipts: [ClaimedMessage.Receipt], until: Timestamp) async throws -> [ClaimedMessage.Receipt] {
        try await base.extend(receipts, until: until)
    }

    func changesOfOthers() async throws -> Int64 { try await base.changesOfOthers() }

    func commit(_ writes: [Write]) async throws -> [WriteOutcome] { try await base.commit(writes) }
}
