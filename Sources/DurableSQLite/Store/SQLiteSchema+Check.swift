extension SQLiteSchema {
    /// Compares tables, columns and indexes with what the migrations make. What a store has beyond that does not matter.
    ///
    /// - Throws: `SQLiteStorageError.damaged` naming what is missing.
    static func check(_ database: SQLiteDatabase) throws {
        let fresh = try SQLiteDatabase(path: ":memory:")
        defer { fresh.close() }
        for migration in migrations { try fresh.execute(migration) }
        let missing = try parts(of: fresh).subtracting(parts(of: database))
        if let part = missing.min() { throw SQLiteStorageError.damaged("its schema has no \(part)") }
    }

    /// Such as `column payload of history`.
    private static func parts(of database: SQLiteDatabase) throws -> Set<String> {
        let rows = try database.statement(
            """
            SELECT 'column ' || part.name || ' of ' || owner.name || ' ' || part.type || part."notnull" || part.pk
                FROM sqlite_schema AS owner, pragma_table_info(owner.name) AS part WHERE owner.type = 'table'
            UNION ALL
            SELECT 'column ' || part.name || ' of ' || owner.name || ' ' || part.seqno
                FROM sqlite_schema AS owner, pragma_index_info(owner.name) AS part WHERE owner.type = 'index'
            """)
        var parts: Set<String> = []
        try rows.forEachRow {
            parts.insert(rows.text(0))
            return true
        }
        return parts
    }
}
