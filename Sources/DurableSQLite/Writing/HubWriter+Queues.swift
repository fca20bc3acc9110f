import DurableCore

extension HubWriter {
    func enqueue(_ task: ActivityTask) throws {
        let insert = try database.queueInsertion(into: .activities, visibleAt: nil)
        try insert.bind(task.instance.text, at: 2)
        try insert.bind(task.execution.text, at: 3)
        insert.bind(task.task, at: 4)
        try insert.bind(task.name, at: 5)
        try insert.bind(task.input?.json, at: 6)
        insert.bind(Int64?.none, at: 7)
        try insert.run()
    }

    /// Deletes the activities of an execution that wait to be run, and those that are being run.
    mutating func dropActivities(of instance: InstanceID, _ execution: ExecutionID) throws {
        // It looks through the whole queue: an index would cost every activity, and terminations are rare.
        let delete = try database.statement(
            "DELETE FROM queue_messages WHERE queue = ? AND instance = ? AND execution = ? RETURNING id")
        try delete.bind(QueueName.activities.text, at: 0)
        try delete.bind(instance.text, at: 1)
        try delete.bind(execution.text, at: 2)
        try delete.forEachRow {
            dropped.insert(delete.int(0))
            return true
        }
    }

    mutating func clear(_ queue: QueueName) throws {
        let delete = try database.statement("DELETE FROM queue_messages WHERE queue = ? RETURNING id")
        try delete.bind(queue.text, at: 0)
        try delete.forEachRow {
            dropped.insert(delete.int(0))
            return true
        }
    }

    /// Whether the claim stood and the message is gone now.
    mutating func deleteClaimed(_ receipt: ClaimedMessage.Receipt) throws -> Bool {
        guard settle(receipt) != nil else { return false }
        try run("DELETE FROM queue_messages WHERE id = ?", receipt.id)
        return database.changes == 1
    }

    mutating func release(_ receipt: ClaimedMessage.Receipt, visibleAt: Timestamp?) throws -> WriteOutcome {
        guard let count = settle(receipt) else { return .fenced }
        let update = try database.statement(
            "UPDATE queue_messages SET visible_at = ?, dequeue_count = dequeue_count + ? WHERE id = ?")
        update.bind(visibleAt?.microseconds ?? 0, at: 0)
        update.bind(count, at: 1)
        update.bind(receipt.id, at: 2)
        try update.run()
        guard database.changes == 1 else { return .fenced }
        released.insert(receipt.id)
        return .done
    }

    /// Under a number of its own, so that no claim of the old one holds it.
    mutating func move(_ receipt: ClaimedMessage.Receipt, to queue: QueueName, at time: Timestamp) throws -> WriteOutcome {
        guard settle(receipt) != nil else { return .fenced }
        let insert = try database.statement(
            """
            INSERT INTO queue_messages
            (queue, visible_at, dequeue_count, instance, execution, task, name, payload, inserted_at)
            SELECT ?, 0, 0, instance, execution, task, name, payload, ? FROM queue_messages WHERE id = ?
            """)
        try insert.bind(queue.text, at: 0)
        insert.bind(time.microseconds, at: 1)
        insert.bind(receipt.id, at: 2)
        try insert.run()
        guard database.changes == 1 else { return .fenced }
        try run("DELETE FROM queue_messages WHERE id = ?", receipt.id)
        return .done
    }

    func keep(_ value: Payload, under name: String) throws {
        let insert = try database.statement(
            "INSERT INTO notes (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value")
        try insert.bind(name, at: 0)
        try insert.bind(value.json, at: 1)
        try insert.run()
    }
}

extension SQLiteDatabase {
    func enqueue(_ payload: Payload, to queue: QueueName, visibleAt: Timestamp?, at time: Timestamp?) throws {
        let insert = try queueInsertion(into: queue, visibleAt: visibleAt)
        for parameter in Int32(2)...5 { insert.bind(Int64?.none, at: parameter) }
        try insert.bind(payload.json, at: 6)
        insert.bind(time?.microseconds, at: 7)
        try insert.run()
    }

    /// The store gives out the numbers, since others than the host may put messages in.
    fileprivate func queueInsertion(into queue: QueueName, visibleAt: Timestamp?) throws -> SQLiteStatement {
        let insert = try statement(
            """
            INSERT INTO queue_messages
            (queue, visible_at, dequeue_count, instance, execution, task, name, payload, inserted_at)
            VALUES (?, ?, 0, ?, ?, ?, ?, ?, ?)
            """)
        try insert.bind(queue.text, at: 0)
        insert.bind(visibleAt?.microseconds ?? 0, at: 1)
        return insert
    }
}
