package import DurableCore

/// A task hub in one SQLite file: one writer connection, one reader beside it.
///
/// The file has one host at a time, which a lock file beside it makes sure of. So leases and claims are kept in memory:
/// a crash frees them, and an activity costs no write to be claimed.
package final class SQLiteStorage: Storage {
    let path: String
    let partitionCount: Int
    let writer = SQLiteConnection(threadName: "sqlite-writer")
    let reader = SQLiteConnection(threadName: "sqlite-reader")
    let holdings: Holdings
    private let vfs: String?
    private let pagesBetweenCheckpoints: Int32
    private let lock: HubLock

    /// - Parameters:
    ///   - path: the database file; its folder must be there.
    ///   - partitionCount: used when the file is created, and kept from then on.
    ///   - vfs: the file system of SQLite that has the file; nil for the system's own.
    ///   - pagesBetweenCheckpoints: how long the write-ahead log grows before it is copied into the file.
    package init(path: String, partitionCount: Int = 4, vfs: String? = nil, pagesBetweenCheckpoints: Int32 = 4_000) {
        self.path = path
        self.partitionCount = partitionCount
        self.vfs = vfs
        self.pagesBetweenCheckpoints = pagesBetweenCheckpoints
        lock = HubLock(path: path + ".lock")
        holdings = Holdings()
    }

    package func open() async throws {
        try lock.acquire(for: path)
        do {
            try await openDatabase()
        } catch {
            await close()
            guard let error = error as? SQLiteError else { throw error }
            throw SQLiteStorageError.file(path: path, reason: error.reason)
        }
    }

    private func openDatabase() async throws {
        let path = path
        let (vfs, pagesBetweenCheckpoints) = (vfs, pagesBetweenCheckpoints)
        try await writer.open {
            try SQLiteDatabase.opened(path: path, vfs: vfs) { database in
                // WAL with FULL: a commit is on disk when it returns, and readers do not wait for it.
                try database.execute(
                    """
                    PRAGMA journal_mode=WAL;
                    PRAGMA synchronous=FULL;
                    PRAGMA temp_store=MEMORY;
                    PRAGMA cache_size=-65536;
                    PRAGMA cell_size_check=1;
                    """)
                database.setPagesBetweenCheckpoints(pagesBetweenCheckpoints)
                try database.rewriteLog()
                try InstanceCondition.defineFunctions(on: database)
            }
        }
        let partitionCount = partitionCount
        let start = try await writer.perform { database in
            try SQLiteSchema.migrate(database, path: path)
            try SQLiteSchema.check(database)
            return try database.transaction { try HubStart(database, partitionCount: partitionCount) }
        }
        holdings.begin(start)
        try await reader.open {
            try SQLiteDatabase.opened(path: path, vfs: vfs) { database in
                try InstanceCondition.defineFunctions(on: database)
                try database.execute("PRAGMA query_only=1")
                try database.execute("PRAGMA cache_size=-32768")
                try database.execute("PRAGMA cell_size_check=1")
            }
        }
    }

    package func close() async {
        await reader.close()
        await writer.close()
        lock.release()
    }

    package func changesOfOthers() async throws -> Int64 {
        // The only connection that does not count its own commits is the one that makes them.
        try await writer.perform { database in
            let version = try database.statement("PRAGMA data_version")
            return try version.first { version.int(0) } ?? 0
        }
    }

    package func exchangeLeases(for host: HostID, at now: Timestamp, ttl: Duration) -> [PartitionLease] {
        holdings.exchangeLeases(for: host, at: now, ttl: ttl)
    }

    package func releaseLeases(of host: HostID) { holdings.releaseLeases(of: host) }
}
