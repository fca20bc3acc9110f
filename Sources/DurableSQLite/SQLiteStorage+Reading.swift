package import DurableCore
import DurableJSON

extension SQLiteStorage {
    /// A turn takes at most this many messages; the rest stay for the next.
    private static let messagesPerTurn = 4_096

    package func inbox(
        _ leases: [PartitionLease], due now: Timestamp, excluding busy: Set<InstanceID>, limit: Int
    ) async throws -> InboxPage {
        let leased = Set(leases.map(\.partition))
        return try await reader.perform { database in
            let waiting = try Self.waitingInstances(database, leased, due: now, excluding: busy, limit: limit)
            var page = InboxPage(batches: [])
            for (key, instance, partition) in waiting {
                let messages = try Self.messages(database, to: instance, key: key, due: now)
                page.batches.append(.init(instance: instance, partition: partition, messages: messages))
            }
            let next = try database.statement("SELECT due FROM inbox WHERE due > ? ORDER BY due LIMIT 1")
            next.bind(now.microseconds, at: 0)
            page.nextDue = try next.first { next.timestamp(0) }
            return page
        }
    }

    /// The instances with something due, the one that waits longest first.
    private static func waitingInstances(
        _ database: SQLiteDatabase, _ leased: Set<Partition>, due now: Timestamp, excluding busy: Set<InstanceID>,
        limit: Int
    ) throws -> [(key: Int64, instance: InstanceID, partition: Partition)] {
        var seen: Set<Int64> = []
        var found: [(key: Int64, instance: InstanceID, partition: Partition)] = []
        let rows = try database.statement("SELECT instance FROM inbox WHERE due <= ? ORDER BY due, id")
        let named = try database.statement("SELECT id, partition FROM instances WHERE key = ?")
        rows.bind(now.microseconds, at: 0)
        try rows.forEachRow {
            let key = rows.int(0)
            guard seen.insert(key).inserted else { return true }
            named.bind(key, at: 0)
            let owner = try named.first { (InstanceID(named.text(0)), Partition(Int(named.int(1)))) }
            if let (instance, partition) = owner, leased.contains(partition), !busy.contains(instance) {
                found.append((key, instance, partition))
            }
            return found.count < limit
        }
        return found
    }

    private static func messages(
        _ database: SQLiteDatabase, to instance: InstanceID, key: Int64, due now: Timestamp
    ) throws -> [StoredMessage] {
        let rows = try database.statement(
            """
            SELECT id, due, carried_over, execution,
                   type, at, task, name, target, target_execution, number, payload, failure
            FROM inbox WHERE instance = ? AND due <= ? ORDER BY carried_over DESC, id LIMIT ?
            """)
        rows.bind(key, at: 0)
        rows.bind(now.microseconds, at: 1)
        rows.bind(messagesPerTurn, at: 2)
        var messages: [StoredMessage] = []
        try rows.forEachRow {
            let due = rows.int(1)
            let message = Message(
                to: instance, execution: rows.optionalText(3).map { ExecutionID($0) }, try rows.event(from: 4),
                deliverAt: due == 0 ? nil : Timestamp(microseconds: due), isCarriedOver: rows.int(2) != 0)
            messages.append(StoredMessage(sequence: rows.int(0), message))
            return true
        }
        return messages
    }

    package func load(_ id: InstanceID) async throws -> StoredInstance? {
        try await reader.perform { database in
            // One transaction: the row and the history must be of the same moment.
            try database.execute("BEGIN")
            defer { try? database.execute("COMMIT") }
            guard let (key, row) = try Self.row(database, id) else { return nil }
            let events = try database.statement(
                """
                SELECT type, at, task, name, target, target_execution, number, payload, failure
                FROM history WHERE instance = ? ORDER BY position
                """)
            events.bind(key, at: 0)
            var history: [HistoryEvent] = []
            try events.forEachRow {
                history.append(try events.event(from: 0))
                return true
            }
            return StoredInstance(row: row, history: history)
        }
    }

    package func instance(_ id: InstanceID) async throws -> InstanceRow? {
        try await reader.perform { database in try Self.row(database, id)?.row }
    }

    private static func row(_ database: SQLiteDatabase, _ id: InstanceID) throws -> (key: Int64, row: InstanceRow)? {
        let rows = try database.statement(
            """
            SELECT key, execution, name, status, created_at, updated_at, input, output, custom_status, failure, reason,
                   parent, parent_execution, parent_task
            FROM instances LEFT JOIN inputs ON inputs.instance = instances.key WHERE id = ?
            """)
        try rows.bind(id.text, at: 0)
        return try rows.first {
            guard let status = RuntimeStatus(rawValue: rows.text(3)) else {
                throw SQLiteStorageError.damaged("instance \(id) has the unknown status '\(rows.text(3))'")
            }
            let parent = rows.optionalText(11).map { parent in
                ParentInstance(id: InstanceID(parent), execution: ExecutionID(rows.text(12)), task: Int(rows.int(13)))
            }
            let row = InstanceRow(
                id: id, execution: ExecutionID(rows.text(1)), name: rows.text(2), status: status,
                createdAt: rows.timestamp(4), lastUpdatedAt: rows.timestamp(5), input: rows.payload(6),
                output: rows.payload(7), customStatus: rows.payload(8),
                failure: try rows.optionalText(9).map(FailureDetails.init(json:)), reason: rows.optionalText(10),
                parent: parent)
            return (rows.int(0), row)
        }
    }
}
