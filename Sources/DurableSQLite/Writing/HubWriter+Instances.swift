import DurableCore

extension HubWriter {
    func create(_ instance: NewInstance) throws -> WriteOutcome {
        if let (key, existing) = try status(of: instance.id) {
            guard instance.mayReplace(existing) else { return .exists(existing) }
            try remove(key)
        }
        try insert(instance.row)
        try deliver(instance.message)
        return .done
    }

    /// Starts a sub-orchestration, or tells its parent that it cannot be started.
    func start(_ child: NewInstance) throws {
        if case .exists(let status) = try create(child), let refusal = child.refusal(existing: status) {
            try deliver(refusal)
        }
    }

    /// Opens an instance that failed, so that it can be rewound.
    func reopen(_ key: Int64) throws {
        try run(
            """
            UPDATE instances SET status = 'Running', ended = 0, output = NULL, failure = NULL, reason = NULL WHERE key = ?
            """, key)
    }

    func quarantine(_ id: InstanceID, _ reason: String) throws -> WriteOutcome {
        guard let (key, status) = try status(of: id) else { return .notFound }
        if status.isTerminal { return .ended(status) }
        let update = try database.statement("UPDATE instances SET status = ?, reason = ? WHERE key = ?")
        try update.bind(RuntimeStatus.suspended.rawValue, at: 0)
        try update.bind(reason, at: 1)
        update.bind(key, at: 2)
        try update.run()
        return .done
    }

    /// Adds a row that is not there yet, and returns its key.
    @discardableResult
    func insert(_ row: InstanceRow) throws -> Int64 {
        let insert = try database.statement(
            """
            INSERT INTO instances (id, partition, execution, name, status, ended, created_at, updated_at, history_length,
                                   parent, parent_execution, parent_task, version, tags, is_entity)
            VALUES (?, ?, ?, ?, ?, 0, ?, ?, 0, ?, ?, ?, ?, ?, ?)
            """)
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
        try insert.bind(row.version, at: 10)
        try insert.bind(row.tags, at: 11)
        insert.bind(row.id.isEntity ? 1 : 0, at: 12)
        try insert.run()
        let key = database.lastInsertedRow
        if let input = row.input { try setInput(input, of: key) }
        return key
    }

    func setInput(_ input: Payload?, of key: Int64) throws {
        guard let input else { return try run("DELETE FROM inputs WHERE instance = ?", key) }
        let insert = try database.statement("INSERT OR REPLACE INTO inputs (instance, input) VALUES (?, ?)")
        insert.bind(key, at: 0)
        try insert.bind(input.json, at: 1)
        try insert.run()
    }

    /// Deletes the instance with all that is kept of it.
    func remove(_ key: Int64) throws {
        try run("DELETE FROM instances WHERE key = ?", key)
        try run("DELETE FROM inputs WHERE instance = ?", key)
        try run("DELETE FROM entities WHERE instance = ?", key)
        try run("DELETE FROM history WHERE instance = ?", key)
        try run("DELETE FROM inbox WHERE instance = ?", key)
    }

    func status(of id: InstanceID) throws -> (key: Int64, status: RuntimeStatus)? {
        let rows = try database.statement("SELECT key, status FROM instances WHERE id = ?")
        try rows.bind(id.text, at: 0)
        return try rows.first { (rows.int(0), try rows.status(1, of: id)) }
    }
}
