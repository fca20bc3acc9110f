import DurableCore

extension HubWriter {
    func append(_ events: [EventHubEvent], to hub: EventHubName, at time: Timestamp) throws {
        if events.isEmpty { return }
        let count = try database.statement(
            """
            INSERT INTO event_hubs (name, last_sequence) VALUES (?1, ?2)
            ON CONFLICT (name) DO UPDATE SET last_sequence = last_sequence + ?2 RETURNING last_sequence
            """)
        try count.bind(hub.text, at: 0)
        count.bind(events.count, at: 1)
        let last = try count.first { count.int(0) } ?? 0
        let insert = try database.statement(
            """
            INSERT INTO event_hub_events (hub, sequence, enqueued_at, body, partition_key, properties)
            VALUES (?, ?, ?, ?, ?, ?)
            """)
        for (offset, event) in events.enumerated() {
            try insert.bind(hub.text, at: 0)
            insert.bind(last - Int64(events.count - 1 - offset), at: 1)
            insert.bind(time.microseconds, at: 2)
            try insert.bind(event.body.json, at: 3)
            try insert.bind(event.partitionKey, at: 4)
            try insert.bind(event.properties?.json, at: 5)
            try insert.run()
        }
    }

    /// Those that came before the first one to stay. Looks at no more than go, and that one.
    func forgetEvents(of hub: EventHubName, before time: Timestamp) throws {
        let delete = try database.statement(
            """
            DELETE FROM event_hub_events WHERE hub = ?1 AND sequence < coalesce(
                (SELECT sequence FROM event_hub_events WHERE hub = ?1 AND enqueued_at >= ?2 ORDER BY sequence LIMIT 1),
                9223372036854775807)
            """)
        try delete.bind(hub.text, at: 0)
        delete.bind(time.microseconds, at: 1)
        try delete.run()
    }
}
