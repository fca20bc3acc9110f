import DurableCore

/// Applies writes to an open transaction. Whether a write is refused is found out before anything is changed for it.
struct HubWriter {
    let database: SQLiteDatabase
    let holdings: Holdings

    func apply(_ write: Write) throws -> WriteOutcome {
        switch write {
        case .create(let instance): return try create(instance)
        case .send(let message): return try send(message)
        case .checkpoint(let checkpoint, let lease): return try apply(checkpoint, under: lease)
        case .finish(let receipt, let message):
            guard try deleteClaimed(receipt) else { return .fenced }
            if let message { try deliver(message) }
        case .enqueue(let queue, let payload, let visibleAt): try enqueue(payload, to: queue, visibleAt: visibleAt)
        case .release(let receipt, let visibleAt): return try release(receipt, visibleAt: visibleAt)
        }
        return .done
    }

    private func send(_ message: Message) throws -> WriteOutcome {
        guard let (_, status) = try status(of: message.to) else { return .notFound }
        if status.isTerminal { return .ended(status) }
        try deliver(message)
        return .done
    }

    private func create(_ instance: NewInstance) throws -> WriteOutcome {
        if let (key, existing) = try status(of: instance.id) {
            guard NewInstance.mayReplace(existing) else { return .exists(existing) }
            try remove(key)
        }
        let insert = try database.statement(
            """
            INSERT INTO instances (id, partition, execution, name, status, ended, created_at, updated_at, history_length,
                                   parent, parent_execution, parent_task)
            VALUES (?, ?, ?, ?, ?, 0, ?, ?, 0, ?, ?, ?)
            """)
        let row = instance.row
        try insert.bind(row.id.text, at: 0)
        insert.bind(Partition(of: row.id, count: holdings.partitionCount).number, at: 1)
        try insert.bind(row.execution.text, at: 2)
        try insert.bind(row.name, at: 3)
        try insert.bind(row.status.rawValue, at: 4)
        insert.bind(row.createdAt.microseconds, at: 5)
        insert.bind(row.lastUpdatedAt.microseconds, at: 6)
        try insert.bind(row.parent?.id.text, at: 7)
        try insert.bind(row.parent?.execution.text, at: 8)
        insert.bind(row.parent?.task, at: 9)
        try insert.run()
        try setInput(row.input, of: database.lastInsertedRow)
        try deliver(instance.message)
        return .done
    }

    private func remove(_ key: Int64) throws {
        for sql: StaticString in [
            "DELETE FROM instances WHERE key = ?", "DELETE FROM inputs WHERE instance = ?",
            "DELETE FROM history WHERE instance = ?", "DELETE FROM inbox WHERE instance = ?",
        ] {
            try run(sql, key)
        }
    }

    func setInput(_ input: Payload?, of key: Int64) throws {
        guard let input else { return try run("DELETE FROM inputs WHERE instance = ?", key) }
        let insert = try database.statement("INSERT OR REPLACE INTO inputs (instance, input) VALUES (?, ?)")
        insert.bind(key, at: 0)
        try insert.bind(input.json, at: 1)
        try insert.run()
    }

    func status(of id: InstanceID) throws -> (key: Int64, status: RuntimeStatus)? {
        let rows = try database.statement("SELECT key, status FROM instances WHERE id = ?")
        try rows.bind(id.text, at: 0)
        return try rows.first {
            guard let status = RuntimeStatus(rawValue: rows.text(1)) else {
                throw SQLiteStorageError.damaged("instance \(id) has the unknown status '\(rows.text(1))'")
            }
            return (rows.int(0), status)
        }
    }

    /// Puts a message into an inbox. An instance that is not there or has ended has none.
    func deliver(_ message: Message) throws {
        let insert = try database.statement(
            """
            INSERT INTO inbox (id, instance, due, carried_over, execution,
                               type, at, task, name, target, target_execution, number, payload, failure)
            SELECT ?, key, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM instances WHERE id = ? AND ended = 0
            """)
        insert.bind(holdings.nextInboxID(), at: 0)
        insert.bind(message.deliverAt.map { max(1, $0.microseconds) } ?? 0, at: 1)
        insert.bind(message.isCarriedOver ? 1 : 0, at: 2)
        try insert.bind(message.execution?.text, at: 3)
        try insert.bind(EventRecord(message.event), from: 4)
        try insert.bind(message.to.text, at: 13)
        try insert.run()
    }

    func run(_ sql: StaticString, _ parameter: Int64) throws {
        let statement = try database.statement(sql)
        statement.bind(parameter, at: 0)
        try statement.run()
    }
}
