import DurableCore
import Glibc

/// Looks through a whole store for what must not be. It reads one state of it, and a host may work on it meanwhile.
package enum StoreChecker {
    /// - Throws: `SQLiteStorageError` when there is no store at `path`, when it is no store of this version, or when it cannot be
    ///   read at all. What can be read and is damaged is in the report.
    package static func check(_ path: String) async throws -> StoreReport {
        guard access(path, R_OK) == 0 else {
            throw SQLiteStorageError.file(path: path, reason: String(cString: strerror(errno)))
        }
        let connection = SQLiteConnection(threadName: "sqlite-checker")
        do {
            try await connection.open { try SQLiteDatabase(path: path, readOnly: true) }
            let report = try await connection.perform { database in
                let version = try SQLiteSchema.version(of: database)
                if version > SQLiteSchema.migrations.count { throw SQLiteStorageError.tooNew(path: path, version: version) }
                if version < SQLiteSchema.migrations.count { throw SQLiteStorageError.tooOld(path: path, version: version) }
                return try database.snapshot {
                    var check = StoreCheck(database: database)
                    check.run()
                    return check.report
                }
            }
            await connection.close()
            return report
        } catch {
            await connection.close()
            guard let error = error as? SQLiteError else { throw error }
            throw SQLiteStorageError.file(path: path, reason: error.message)
        }
    }
}
