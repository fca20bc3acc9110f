import CSQLite

/// A call to SQLite that failed.
package struct SQLiteError: Error, Hashable, Sendable, CustomStringConvertible {
    /// SQLite's extended result code.
    package let code: Int32
    package let message: String
    /// The statement, where there was one.
    package let sql: String?

    package var description: String {
        "SQLite error \(code): \(message)" + (sql.map { " in \($0)" } ?? "")
    }

    /// Whether what was to be stored is at fault, rather than the store.
    var isAboutTheData: Bool {
        switch code & 0xFF {
        case SQLITE_CONSTRAINT, SQLITE_TOOBIG, SQLITE_MISMATCH: true
        default: false
        }
    }
}
