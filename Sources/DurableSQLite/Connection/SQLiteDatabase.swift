import CSQLite
import Glibc

/// An open connection. It belongs to one thread and is reached through `SQLiteConnection.perform` alone.
final class SQLiteDatabase {
    let handle: OpaquePointer
    private var statements: [UnsafePointer<UInt8>: SQLiteStatement] = [:]
    /// Whether it is not what it should be, so that nothing more may be done with it.
    private(set) var isBroken = false
    private var pagesBetweenCheckpoints: Int32 = 1_000

    /// - Parameter vfs: the file system of SQLite that has the file; nil for the system's own.
    init(path: String, vfs: String? = nil, readOnly: Bool = false) throws(SQLiteError) {
        // Only the owner may read it; SQLite gives the files beside it the same rights.
        if !readOnly, vfs == nil, path != ":memory:" {
            let file = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
            if file >= 0 { Glibc.close(file) }
        }
        var handle: OpaquePointer?
        let access = readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
        let code = sqlite3_open_v2(path, &handle, access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, vfs)
        guard code == SQLITE_OK, let handle else {
            let message = handle.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
            let system = handle.map { sqlite3_system_errno($0) } ?? 0
            sqlite3_close_v2(handle)
            throw SQLiteError(code: code, message: "\(message): \(path)", sql: nil, system: system)
        }
        self.handle = handle
        sqlite3_busy_timeout(handle, 5_000)
    }

    /// A connection that `prepare` has made ready; closed when that throws.
    static func opened(
        path: String, vfs: String?, _ prepare: (SQLiteDatabase) throws -> Void
    ) throws -> sending SQLiteDatabase {
        let database = try SQLiteDatabase(path: path, vfs: vfs)
        do {
            try prepare(database)
        } catch {
            database.close()
            throw error
        }
        return database
    }

    /// Closes the connection. Statements must not be used any more.
    func close() {
        statements = [:]
        sqlite3_close_v2(handle)
    }

    /// The statement for a text of the program, prepared once.
    func statement(_ sql: StaticString) throws(SQLiteError) -> SQLiteStatement {
        if let statement = statements[sql.utf8Start] { return statement }
        let statement = try SQLiteStatement("\(sql)", on: handle)
        statements[sql.utf8Start] = statement
        return statement
    }

    /// A statement that is put together, and so is not kept.
    func prepare(_ sql: String) throws(SQLiteError) -> SQLiteStatement {
        try SQLiteStatement(sql, on: handle)
    }

    /// Runs statements that are not worth keeping.
    func execute(_ sql: String) throws(SQLiteError) {
        guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else {
            throw SQLiteError(on: handle, sql: sql)
        }
    }

    /// Runs `body` in a transaction that is durable when the call returns, and undone when it throws.
    func transaction<Value>(_ body: () throws -> Value) throws -> Value {
        try statement("BEGIN IMMEDIATE").run()
        do {
            let value = try body()
            try statement("COMMIT").run()
            return value
        } catch {
            // Some failures end the transaction by themselves. One that cannot be ended ends with the connection.
            if isInTransaction { try? statement("ROLLBACK").run() }
            throw error
        }
    }

    /// Runs `body` in a transaction that outlives the process, but perhaps not the machine, and so costs no sync of the disk.
    func unsyncedTransaction<Value>(_ body: () throws -> Value) throws -> Value {
        let level = try statement("PRAGMA synchronous")
        guard let before = try level.first({ level.int(0) }), before > 1 else { return try transaction(body) }
        try execute("PRAGMA synchronous=NORMAL")
        // A checkpoint syncs the log first, and SQLite keeps to itself when that fails. So there is none after a commit that left
        // something to sync.
        sqlite3_wal_autocheckpoint(handle, 0)
        let result = Result { try transaction(body) }
        sqlite3_wal_autocheckpoint(handle, pagesBetweenCheckpoints)
        do {
            try execute("PRAGMA synchronous=\(before)")
        } catch {
            isBroken = true
            throw error
        }
        return try result.get()
    }

    /// Has the write-ahead log copied into the file behind a commit, when it has so many pages.
    func setPagesBetweenCheckpoints(_ pages: Int32) {
        pagesBetweenCheckpoints = pages
        sqlite3_wal_autocheckpoint(handle, pages)
    }

    /// Runs `body`, which reads only, on one state of the store.
    func snapshot<Value>(_ body: () throws -> Value) throws -> Value {
        try statement("BEGIN").run()
        defer { try? statement("COMMIT").run() }
        return try body()
    }

    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    /// How many rows the last statement changed.
    var changes: Int { Int(sqlite3_changes64(handle)) }

    var lastInsertedRow: Int64 { sqlite3_last_insert_rowid(handle) }
}
