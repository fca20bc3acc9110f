package import DurableCore

extension SQLiteStorage {
    package func row(_ key: TableKey) async throws -> Payload? {
        try await reader.perform { database in
            let select = try database.statement(
                "SELECT value FROM table_rows WHERE table_name = ? AND partition_key = ? AND row_key = ?")
            try select.bind(key)
            return try select.first { select.payload(0) } ?? nil
        }
    }

    package func rows(
        of table: TableName, in partition: String?, after position: TableKey?, limit: Int
    ) async throws -> TablePage {
        try await reader.perform { database in
            // One more than is wanted tells whether there is a next page.
            let limit = min(limit, .max - 1)
            let found = try database.rows(of: table, in: partition, after: position, limit: limit + 1)
            let page = Array(found.prefix(limit))
            return TablePage(rows: page, next: found.count > limit ? page.last?.key : nil)
        }
    }
}

extension SQLiteDatabase {
    fileprivate func rows(
        of table: TableName, in partition: String?, after position: TableKey?, limit: Int
    ) throws -> [TableRow] {
        var condition = "table_name = ?"
        var values: [SQLiteValue] = [.text(table.text)]
        if let partition {
            condition += " AND partition_key = ?"
            values.append(.text(partition))
        }
        if let position {
            condition += " AND (partition_key, row_key) > (?, ?)"
            values += [.text(position.partition), .text(position.row)]
        }
        let rows = try prepare(
            """
            SELECT partition_key, row_key, value FROM table_rows WHERE \(condition)
            ORDER BY partition_key, row_key LIMIT ?
            """)
        try rows.bind(values + [.integer(Int64(limit))])
        var found: [TableRow] = []
        try rows.forEachRow {
            let key = TableKey(table, partition: rows.text(0), row: rows.text(1))
            found.append(TableRow(key: key, value: Payload(json: rows.text(2))))
            return true
        }
        return found
    }
}
