import DurableCore
import DurableJSON

/// Instances as they are read, by the reader and within a commit.
extension SQLiteDatabase {
    /// The instance without its history, and its key; nil when there is none.
    func instance(_ id: InstanceID) throws -> (key: Int64, row: InstanceRow)? {
        let rows = try statement(
            """
            SELECT key, execution, name, status, created_at, updated_at, input, output, custom_status, failure, reason,
                   parent, parent_execution, parent_task, instances.version, tags,
                   entities.version, state, state_exists, lock, early_releases
            FROM instances LEFT JOIN inputs ON inputs.instance = instances.key
                LEFT JOIN entities ON entities.instance = instances.key
            WHERE id = ?
            """)
        try rows.bind(id.text, at: 0)
        return try rows.first {
            let parent = rows.optionalText(11).map { parent in
                ParentInstance(id: InstanceID(parent), execution: ExecutionID(rows.text(12)), task: Int(rows.int(13)))
            }
            let row = InstanceRow(
                id: id, execution: ExecutionID(rows.text(1)), name: rows.text(2), status: try rows.status(3, of: id),
                createdAt: rows.timestamp(4), lastUpdatedAt: rows.timestamp(5), input: try rows.checkedPayload(6),
                output: try rows.checkedPayload(7), customStatus: try rows.checkedPayload(8),
                failure: try rows.optionalText(9).map(FailureDetails.init(json:)), reason: rows.optionalText(10),
                parent: parent, version: rows.optionalText(14), tags: try rows.tags(15),
                entity: try rows.entity(from: 16, of: id))
            return (rows.int(0), row)
        }
    }

    /// At most `limit` events behind the first `count`; -1 for all.
    func history(of key: Int64, after count: Int = 0, limit: Int = -1) throws -> [HistoryEvent] {
        let events = try statement(
            """
            SELECT type, at, task, name, target, target_execution, number, payload, failure, version, tags, entities, position
            FROM history WHERE instance = ? AND position >= ? ORDER BY position LIMIT ?
            """)
        events.bind(key, at: 0)
        events.bind(count, at: 1)
        events.bind(limit, at: 2)
        var history: [HistoryEvent] = []
        try events.forEachRow {
            let position = events.int(SQLiteStatement.eventColumns)
            guard position == count + history.count else {
                throw SQLiteStorageError.damaged("its history has no event \(count + history.count) before event \(position)")
            }
            do {
                history.append(try events.event(from: 0))
            } catch {
                throw SQLiteStorageError.damaged("event \(position) of its history: \(error)")
            }
            return true
        }
        return history
    }

    func historyLength(of key: Int64) throws -> Int {
        let length = try statement("SELECT history_length FROM instances WHERE key = ?")
        length.bind(key, at: 0)
        return try Int(length.first { length.int(0) } ?? 0)
    }
}

extension SQLiteStatement {
    /// - Throws: `SQLiteStorageError.damaged` when it is no status.
    func status(_ column: Int32, of id: InstanceID) throws -> RuntimeStatus {
        guard let status = RuntimeStatus(rawValue: text(column)) else {
            throw SQLiteStorageError.damaged("instance \(id) has the unknown status '\(text(column))'")
        }
        return status
    }

    /// The columns version, state, state_exists, lock, early_releases; nil when there are none.
    fileprivate func entity(from index: Int32, of id: InstanceID) throws -> EntityState? {
        guard let version = optionalInt(index) else { return nil }
        return EntityState(
            id, value: try checkedPayload(index + 1), exists: int(index + 2) != 0,
            lock: try optionalText(index + 3).map(TaskReference.init(json:)),
            earlyReleases: try optionalText(index + 4).map([TaskReference].init(jsonArray:)) ?? [],
            version: Int(version))
    }
}
