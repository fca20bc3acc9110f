import CSQLite
import Glibc

/// A call to SQLite that failed.
package struct SQLiteError: Error, Hashable, Sendable, CustomStringConvertible {
    /// SQLite's extended result code.
    package let code: Int32
    package let message: String
    /// The statement, where there was one.
    package let sql: String?
    /// What the system said (`errno`); 0 when it is not known.
    package let system: Int32

    package init(code: Int32, message: String, sql: String?, system: Int32 = 0) {
        self.code = code
        self.message = message
        self.sql = sql
        self.system = system
    }

    /// The last one of a connection.
    init(on database: OpaquePointer?, sql: String?) {
        let latest = errno
        code = sqlite3_extended_errcode(database)
        message = String(cString: sqlite3_errmsg(database))
        self.sql = sql
        let isSystems = [SQLITE_IOERR, SQLITE_CANTOPEN].contains(code & 0xFF)
        let kept = sqlite3_system_errno(database)
        system = !isSystems ? 0 : kept == 0 ? latest : kept
    }

    package var description: String {
        "SQLite error \(code): \(reason)" + (sql.map { " in \($0)" } ?? "")
    }

    /// What happened, without the statement.
    var reason: String { system == 0 ? message : "\(message): \(String(cString: strerror(system)))" }

    /// Whether what was to be stored is at fault, rather than the store.
    var isAboutTheData: Bool {
        switch code & 0xFF {
        case SQLITE_CONSTRAINT, SQLITE_TOOBIG, SQLITE_MISMATCH: true
        default: false
        }
    }

    /// Whether the disk takes nothing more: it is full, a quota or a limit is used up, or it may only be read.
    var isAboutSpace: Bool {
        switch code & 0xFF {
        case SQLITE_FULL, SQLITE_READONLY: true
        case SQLITE_IOERR, SQLITE_CANTOPEN: [ENOSPC, EDQUOT, EFBIG, EROFS].contains(system)
        default: false
        }
    }

    /// Whether what is stored makes no sense to SQLite.
    var isAboutDamage: Bool { code & 0xFF == SQLITE_CORRUPT }

    /// Whether the connection may know things about its files that are not so.
    var breaksConnection: Bool {
        switch code & 0xFF {
        case SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_NOTADB, SQLITE_NOMEM, SQLITE_PROTOCOL, SQLITE_READONLY: true
        default: false
        }
    }
}
