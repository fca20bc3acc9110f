import CSQLite
import DurableCore

/// One check of a store: of the file, of every table by itself, of the instances by the rules of task hubs.
struct StoreCheck {
    let database: SQLiteDatabase
    var report = StoreReport()

    init(database: SQLiteDatabase) { self.database = database }

    /// A part that cannot be read is reported, and the others are looked at all the same.
    mutating func run() {
        part { try $0.checkFile() }
        part { try $0.checkSchema() }
        part { try $0.checkColumns() }
        for query in StoreQuery.all { part { try $0.check(query) } }
        part { try $0.checkPartitions() }
        part { try $0.checkInstances() }
    }

    private mutating func part(_ look: (inout StoreCheck) throws -> Void) {
        do {
            try look(&self)
        } catch let error as SQLiteError where error.code & 0xFF == SQLITE_ERROR {
            add(Violation(.schemaIsCurrent, nil, "a part could not be looked at: \(error)"))
        } catch {
            add(Violation(.fileIsIntact, nil, "a part could not be read: \(error)"))
        }
    }

    mutating func add(_ violation: Violation) { report.violations.append(violation) }

    private mutating func checkFile() throws {
        let lines = try database.statement("PRAGMA integrity_check")
        var found: [String] = []
        try lines.forEachRow {
            if lines.text(0) != "ok" { found.append(lines.text(0)) }
            return true
        }
        for line in found { add(Violation(.fileIsIntact, nil, line)) }
    }

    /// Whether tables and indexes are those that the migrations make.
    private mutating func checkSchema() throws {
        let fresh = try SQLiteDatabase(path: ":memory:")
        defer { fresh.close() }
        for migration in SQLiteSchema.migrations { try fresh.execute(migration) }
        let (expected, present) = (try fresh.schema(), try database.schema())
        for (name, sql) in expected.sorted(by: { $0.key < $1.key }) where present[name] != sql {
            add(
                Violation(
                    .schemaIsCurrent, in: name, present[name] == nil ? "it is missing" : "it is not as this version makes it"))
        }
        for name in present.keys.sorted() where expected[name] == nil {
            add(Violation(.schemaIsCurrent, in: name, "this version has no such table or index"))
        }
    }

    private mutating func check(_ query: StoreQuery) throws {
        let rows = try database.prepare(query.sql)
        try rows.forEachRow {
            add(
                Violation(
                    query.rule, rows.optionalText(0).map { InstanceID($0) }, in: query.table, row: rows.optionalText(1),
                    rows.text(2)))
            return true
        }
    }

    private mutating func checkPartitions() throws {
        let rows = try database.statement("SELECT number, epoch FROM partitions ORDER BY number")
        var count: Int64 = 0
        var problems: [Violation] = []
        try rows.forEachRow {
            if rows.int(0) != count || rows.int(1) < 0 {
                problems.append(
                    Violation(
                        .partitionsAreNumbered, in: "partitions", row: "\(rows.int(0))",
                        "partition \(rows.int(0)) with the epoch \(rows.int(1)) stands where partition \(count) should"))
            }
            count += 1
            return true
        }
        for problem in problems { add(problem) }
        if count == 0 { add(Violation(.partitionsAreNumbered, in: "partitions", "there are none")) }
    }
}

extension SQLiteDatabase {
    /// The statements that made the tables and indexes, by their names; SQLite's own left out.
    fileprivate func schema() throws -> [String: String] {
        let rows = try statement("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'")
        var schema: [String: String] = [:]
        try rows.forEachRow {
            schema[rows.text(0)] = rows.text(1).split(whereSeparator: \.isWhitespace).joined(separator: " ")
            return true
        }
        return schema
    }
}
