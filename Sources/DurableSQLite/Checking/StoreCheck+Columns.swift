import DurableCore

/// What each column of each table must be. SQLite itself takes anything.
extension StoreCheck {
    /// Columns that hold one JSON value, and those that hold an object or an array of the program's own.
    private static let payloads: [String: [String]] = [
        "instances": ["output", "custom_status", "failure", "tags"], "inputs": ["input"],
        "history": ["payload", "failure", "tags", "entities"], "inbox": ["payload", "failure", "tags", "entities"],
        "queue_messages": ["payload"], "entities": ["state", "lock", "early_releases"], "notes": ["value"],
        "event_hub_events": ["body", "properties"], "table_rows": ["value"],
    ]

    /// How a row of each table is named in a report.
    static let rowNames = [
        "partitions": "number", "instances": "id", "inputs": "instance", "history": "instance || '/' || position",
        "inbox": "id", "queue_messages": "id", "entities": "instance", "notes": "name", "event_hubs": "name",
        "event_hub_events": "hub || '/' || sequence", "table_rows": "table_name || '/' || partition_key || '/' || row_key",
    ]

    mutating func checkColumns() throws {
        for (table, row) in Self.rowNames.sorted(by: { $0.key < $1.key }) {
            for (column, type) in try columns(of: table) {
                try report(
                    .columnsHaveTheirTypes, table, row, "typeof(\(column)) NOT IN ('\(type)', 'null')",
                    "'\(column) is ' || typeof(\(column)) || ', not \(type)'")
            }
            for column in Self.payloads[table] ?? [] { try checkPayloads(column, table, row) }
        }
    }

    private func columns(of table: String) throws -> [(name: String, type: String)] {
        let rows = try database.prepare("SELECT name, lower(type) FROM pragma_table_info('\(table)')")
        var columns: [(name: String, type: String)] = []
        try rows.forEachRow {
            columns.append((rows.text(0), rows.text(1)))
            return true
        }
        return columns
    }

    private mutating func report(
        _ rule: VerificationRule, _ table: String, _ row: String, _ condition: String, _ detail: String
    ) throws {
        let rows = try database.prepare("SELECT \(row), \(detail), \(owner(in: table)) FROM \(table) WHERE \(condition)")
        try rows.forEachRow {
            add(Violation(rule, rows.optionalText(2).map { InstanceID($0) }, in: table, row: rows.text(0), rows.text(1)))
            return true
        }
    }

    private func owner(in table: String) -> String {
        switch table {
        case "instances": "id"
        case "queue_messages": "instance"
        case "inputs", "history", "inbox", "entities": "(SELECT id FROM instances WHERE key = \(table).instance)"
        default: "NULL"
        }
    }

    /// SQLite takes no JSON that is nested deeper than it can follow; scripts can make some.
    private mutating func checkPayloads(_ column: String, _ table: String, _ row: String) throws {
        let rows = try database.prepare(
            """
            SELECT \(row), \(column), \(owner(in: table)) FROM \(table)
            WHERE typeof(\(column)) = 'text' AND json_valid(\(column)) = 0
            """)
        try rows.forEachRow {
            if !rows.text(1).isDeepJSON {
                add(
                    Violation(
                        .payloadsAreJSON, rows.optionalText(2).map { InstanceID($0) }, in: table, row: rows.text(0),
                        "\(column) is not JSON"))
            }
            return true
        }
    }
}
