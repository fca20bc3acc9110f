import CSQLite
import Glibc

/// A prepared statement. Parameters and columns are counted from 0.
final class SQLiteStatement {
    private let handle: OpaquePointer
    private let sql: String

    init(_ sql: String, on database: OpaquePointer) throws(SQLiteError) {
        var handle: OpaquePointer?
        let code = sqlite3_prepare_v3(database, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
        guard code == SQLITE_OK, let handle else {
            throw SQLiteError(on: database, sql: sql)
        }
        self.handle = handle
        self.sql = sql
    }

    deinit { sqlite3_finalize(handle) }

    func bind(_ value: Int64?, at index: Int32) {
        let code =
            if let value { sqlite3_bind_int64(handle, index + 1, value) } else { sqlite3_bind_null(handle, index + 1) }
        precondition(code == SQLITE_OK, "parameter \(index) cannot be bound in \(sql)")
    }

    func bind(_ value: Int?, at index: Int32) { bind(value.map(Int64.init), at: index) }

    /// - Throws: when the text is longer than SQLite takes.
    func bind(_ value: String?, at index: Int32) throws(SQLiteError) {
        guard var value else { return bind(Int64?.none, at: index) }
        let code = value.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                // SQLite takes its own copy: the text may be gone when the statement runs.
                sqlite3_bind_text64(
                    handle, index + 1, characters.baseAddress, UInt64(characters.count), Self.transient, UInt8(SQLITE_UTF8))
            }
        }
        if code != SQLITE_OK { throw failure() }
    }

    private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    /// Runs a statement that gives no rows.
    func run() throws(SQLiteError) {
        defer { sqlite3_reset(handle) }
        while try step() {}
    }

    /// Runs the statement and calls `row` for each row, until it returns false or the rows end.
    func forEachRow(_ row: () throws -> Bool) throws {
        defer { sqlite3_reset(handle) }
        while try step(), try row() {}
    }

    /// Runs the statement and reads its first row; nil when there is none.
    func first<Value>(_ read: () throws -> Value) throws -> Value? {
        defer { sqlite3_reset(handle) }
        return try step() ? try read() : nil
    }

    private func step() throws(SQLiteError) -> Bool {
        // Of a failing COMMIT SQLite does not keep what the system said.
        errno = 0
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw failure()
        }
    }

    private func failure() -> SQLiteError {
        SQLiteError(on: sqlite3_db_handle(handle), sql: sql)
    }

    func int(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

    func optionalInt(_ column: Int32) -> Int64? {
        sqlite3_column_type(handle, column) == SQLITE_NULL ? nil : sqlite3_column_int64(handle, column)
    }

    func text(_ column: Int32) -> String { optionalText(column) ?? "" }

    func optionalText(_ column: Int32) -> String? {
        bytes(column).map { String(decoding: $0, as: UTF8.self) }
    }

    func hasText(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) != SQLITE_NULL }

    /// nil when it is no UTF-8.
    func validText(_ column: Int32) -> String? {
        bytes(column).flatMap { String(validating: $0, as: UTF8.self) }
    }

    private func bytes(_ column: Int32) -> UnsafeBufferPointer<UInt8>? {
        guard let start = sqlite3_column_text(handle, column) else { return nil }
        return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
    }
}
