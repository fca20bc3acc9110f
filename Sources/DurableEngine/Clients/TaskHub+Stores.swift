package import DurableCore

/// Queues, event hubs and tables.
extension TaskHub {
    /// What a write that happens now is dated.
    package var now: Timestamp { clock.now }

    /// Applies writes, all or none: see `Write.together`.
    ///
    /// - Throws: what the storage threw; then it is unknown whether they happened.
    @discardableResult
    package func write(_ writes: [Write]) async throws -> WriteOutcome {
        if writes.isEmpty { return .done }
        return try await commit.write(writes.count == 1 ? writes[0] : .together(writes))
    }

    /// See `Storage.peek`.
    package func peek(_ queue: QueueName, limit: Int) async throws -> [QueueEntry] {
        try await storage.peek(queue, limit: limit)
    }

    /// See `Storage.queues`.
    package func queues() async throws -> [QueueSummary] { try await storage.queues() }

    /// See `Storage.events`.
    package func events(of hub: EventHubName, after sequence: Int64, limit: Int) async throws -> [EventHubRecord] {
        try await storage.events(of: hub, after: sequence, limit: limit)
    }

    /// See `Storage.eventHubs`.
    package func eventHubs() async throws -> [EventHubSummary] { try await storage.eventHubs() }

    /// A new doorbell that rings when this host has put events into the hub.
    package func doorbell(of hub: EventHubName) -> Doorbell { signals.eventHubs.doorbell(of: hub) }

    /// See `Storage.row`.
    package func row(_ key: TableKey) async throws -> Payload? { try await storage.row(key) }

    /// See `Storage.rows`.
    package func rows(
        of table: TableName, in partition: String?, after position: TableKey?, limit: Int
    ) async throws -> TablePage {
        try await storage.rows(of: table, in: partition, after: position, limit: limit)
    }
}
