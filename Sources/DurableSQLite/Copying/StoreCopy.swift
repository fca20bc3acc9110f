package import DurableCore
import Glibc

/// Copies of stores, of which no host knows yet.
package enum StoreCopy {
    /// Writes one state of a store into a new file, beside the host that may be working on it. It is on disk when the call
    /// returns; its name is when its folder is synced.
    ///
    /// - Throws: `SQLiteStorageError` when the store cannot be read, or the copy not written.
    package static func write(of path: String, to destination: String) async throws {
        try await with(path, readOnly: true) { database in
            let copy = try database.prepare("VACUUM INTO ?")
            try copy.bind(destination, at: 0)
            try copy.run()
        }
        let file = Glibc.open(destination, O_RDWR | O_CLOEXEC)
        guard file >= 0 else { throw SQLiteStorageError.file(path: destination, reason: String(cString: strerror(errno))) }
        defer { Glibc.close(file) }
        guard fsync(file) == 0 else { throw SQLiteStorageError.file(path: destination, reason: String(cString: strerror(errno))) }
    }

    /// Changes what a copy keeps under names: `change` is given each name and value, and nil leaves it as it is.
    package static func changeNotes(
        of path: String, _ change: @Sendable (String, Payload) -> Payload?
    ) async throws {
        try await with(path, readOnly: false) { database in
            try database.execute("PRAGMA synchronous=FULL")
            try database.transaction {
                var changed: [(name: String, value: Payload)] = []
                let notes = try database.statement("SELECT name, value FROM notes")
                try notes.forEachRow {
                    let name = notes.text(0)
                    if let value = change(name, Payload(json: notes.text(1))) { changed.append((name, value)) }
                    return true
                }
                let update = try database.statement("UPDATE notes SET value = ? WHERE name = ?")
                for note in changed {
                    try update.bind(note.value.json, at: 0)
                    try update.bind(note.name, at: 1)
                    try update.run()
                }
            }
        }
    }

    private static func with(
        _ path: String, readOnly: Bool, _ body: @Sendable (SQLiteDatabase) throws -> Void
    ) async throws {
        guard access(path, R_OK) == 0 else {
            throw SQLiteStorageError.file(path: path, reason: String(cString: strerror(errno)))
        }
        let connection = SQLiteConnection(threadName: "sqlite-copy")
        do {
            try await connection.open { try SQLiteDatabase(path: path, readOnly: readOnly) }
            try await connection.perform(body)
            await connection.close()
        } catch {
            await connection.close()
            guard let error = error as? SQLiteError else { throw error }
            throw SQLiteStorageError.file(path: path, reason: error.message)
        }
    }
}
