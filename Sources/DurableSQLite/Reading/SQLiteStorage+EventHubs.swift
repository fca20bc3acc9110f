package import DurableCore

extension SQLiteStorage {
    package func events(
        of hub: EventHubName, after sequence: Int64, limit: Int
    ) async throws -> [EventHubRecord] {
        try await reader.perform { database in try database.events(of: hub, after: sequence, limit: limit) }
    }

    package func eventHubs() async throws -> [EventHubSummary] {
        try await reader.perform { database in try database.eventHubs() }
    }
}

extension SQLiteDatabase {
    func events(of hub: EventHubName, after sequence: Int64, limit: Int) throws -> [EventHubRecord] {
        let rows = try statement(
            """
            SELECT sequence, enqueued_at, body, partition_key, properties FROM event_hub_events
            WHERE hub = ? AND sequence > ? ORDER BY sequence LIMIT ?
            """)
        try rows.bind(hub.text, at: 0)
        rows.bind(sequence, at: 1)
        rows.bind(limit, at: 2)
        var records: [EventHubRecord] = []
        try rows.forEachRow {
            let event = EventHubEvent(
                body: Payload(json: rows.text(2)), partitionKey: rows.optionalText(3), properties: rows.payload(4))
            records.append(EventHubRecord(sequence: rows.int(0), enqueuedAt: rows.timestamp(1), event: event))
            return true
        }
        return records
    }

    func eventHubs() throws -> [EventHubSummary] {
        let rows = try statement(
            """
            SELECT name, last_sequence,
                (SELECT sequence FROM event_hub_events WHERE hub = name ORDER BY sequence LIMIT 1)
            FROM event_hubs ORDER BY name
            """)
        var hubs: [EventHubSummary] = []
        try rows.forEachRow {
            // Events go from the first on, so what is kept has no gap.
            let (last, first) = (rows.int(1), rows.optionalInt(2))
            let count = first.map { Int(last - $0) + 1 } ?? 0
            hubs.append(EventHubSummary(name: EventHubName(rows.text(0)), count: count, lastSequence: last))
            return true
        }
        return hubs
    }
}
