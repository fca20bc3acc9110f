import DurableCore

/// What a process that opens a store starts from.
struct HubStart: Sendable {
    let leases: LeaseTable
    let lastInboxID: Int64

    /// Reads it, and raises every epoch so that nothing a former process still has in hand is taken.
    init(_ database: SQLiteDatabase, partitionCount: Int) throws {
        if try database.statement("SELECT 1 FROM partitions").first({ true }) == nil {
            let insert = try database.statement("INSERT INTO partitions (number, epoch) VALUES (?, 0)")
            for number in 0..<partitionCount {
                insert.bind(number, at: 0)
                try insert.run()
            }
        }
        try database.statement("UPDATE partitions SET epoch = epoch + 1").run()
        var entries: [LeaseTable.Entry] = []
        let partitions = try database.statement("SELECT epoch FROM partitions ORDER BY number")
        try partitions.forEachRow {
            entries.append(LeaseTable.Entry(epoch: partitions.int(0)))
            return true
        }
        leases = LeaseTable(entries: entries)
        lastInboxID = try Self.highest("SELECT max(id) FROM inbox", database)
    }

    private static func highest(_ sql: StaticString, _ database: SQLiteDatabase) throws -> Int64 {
        let statement = try database.statement(sql)
        return try statement.first { statement.int(0) } ?? 0
    }
}
