package import DurableCore

extension SQLiteStorage {
    package func peek(_ queue: QueueName, limit: Int) async throws -> [QueueEntry] {
        let entries = try await reader.perform { database in try database.queueEntries(of: queue, limit: limit) }
        return entries.map { entry in
            QueueEntry(
                id: entry.id, content: entry.content, dequeueCount: entry.dequeueCount + holdings.unwrittenClaims(of: entry.id),
                insertedAt: entry.insertedAt, visibleAt: entry.visibleAt, heldUntil: holdings.heldUntil(entry.id))
        }
    }

    package func queues() async throws -> [QueueSummary] {
        try await reader.perform { database in try database.queues() }
    }
}

extension SQLiteDatabase {
    /// The first messages of a queue in the order in which they become visible, as far as they are written down.
    func queueEntries(of queue: QueueName, limit: Int) throws -> [QueueEntry] {
        let rows = try statement(
            """
            SELECT id, dequeue_count, inserted_at, visible_at, instance, execution, task, name, payload FROM queue_messages
            WHERE queue = ? ORDER BY visible_at, id LIMIT ?
            """)
        try rows.bind(queue.text, at: 0)
        rows.bind(limit, at: 1)
        return try rows.queueEntries()
    }

    /// The last messages that came into a queue after one of them, in the order they came.
    func latestEntries(of queue: QueueName, after id: Int64, limit: Int) throws -> [QueueEntry] {
        let rows = try statement(
            """
            SELECT id, dequeue_count, inserted_at, visible_at, instance, execution, task, name, payload FROM queue_messages
            WHERE queue = ? AND id > ? ORDER BY id DESC LIMIT ?
            """)
        try rows.bind(queue.text, at: 0)
        rows.bind(id, at: 1)
        rows.bind(limit, at: 2)
        return try rows.queueEntries().reversed()
    }

    func queues() throws -> [QueueSummary] {
        let rows = try statement("SELECT queue, count(*) FROM queue_messages GROUP BY queue ORDER BY queue")
        var queues: [QueueSummary] = []
        try rows.forEachRow {
            queues.append(QueueSummary(name: QueueName(rows.text(0)), count: Int(rows.int(1))))
            return true
        }
        return queues
    }
}

extension SQLiteStatement {
    /// The columns id, dequeue_count, inserted_at, visible_at, instance, execution, task, name, payload.
    fileprivate func queueEntries() throws -> [QueueEntry] {
        var entries: [QueueEntry] = []
        try forEachRow {
            let visibleAt = int(3)
            entries.append(
                QueueEntry(
                    id: int(0), content: queueContent(from: 4), dequeueCount: Int(int(1)),
                    insertedAt: optionalInt(2).map { Timestamp(microseconds: $0) },
                    visibleAt: visibleAt == 0 ? nil : Timestamp(microseconds: visibleAt), heldUntil: nil))
            return true
        }
        return entries
    }

    /// The columns instance, execution, task, name, payload.
    func queueContent(from index: Int32) -> QueueContent {
        guard let instance = optionalText(index) else { return .payload(payload(index + 4) ?? .null) }
        return .activity(
            ActivityTask(
                instance: InstanceID(instance), execution: ExecutionID(text(index + 1)), task: Int(int(index + 2)),
                name: text(index + 3), input: payload(index + 4)))
    }
}
