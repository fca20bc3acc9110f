import DurableCore

extension HubWriter {
    func put(_ value: Payload, at key: TableKey) throws {
        try write(
            """
            INSERT INTO table_rows (table_name, partition_key, row_key, value) VALUES (?, ?, ?, ?)
            ON CONFLICT (table_name, partition_key, row_key) DO UPDATE SET value = excluded.value
            """, value, key)
    }

    /// Returns whether there was no row with the key.
    func insert(_ value: Payload, at key: TableKey) throws -> Bool {
        try write(
            """
            INSERT INTO table_rows (table_name, partition_key, row_key, value) VALUES (?, ?, ?, ?)
            ON CONFLICT (table_name, partition_key, row_key) DO NOTHING
            """, value, key)
        return database.changes == 1
    }

    /// Returns whether there was one.
    func deleteRow(at key: TableKey) throws -> Bool {
        let delete = try database.statement(
            "DELETE FROM table_rows WHERE table_name = ? AND partition_key = ? AND row_key = ?")
        try delete.bind(key)
        try delete.run()
        return database.changes == 1
    }

    private func write(_ sql: StaticString, _ value: Payload, _ key: TableKey) throws {
        let statement = try database.statement(sql)
        try statement.bind(key)
        try statement.bind(value.json, at: 3)
        try statement.run()
    }
}

extension SQLiteStatement {
    /// As the first three parameters.
    func bind(_ key: TableKey) throws(SQLiteError) {
        try bind(key.table.text, at: 0)
        try bind(key.partition, at: 1)
        try bind(key.row, at: 2)
    }
}
