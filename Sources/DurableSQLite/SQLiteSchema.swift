/// The tables of a task hub, as numbered migrations: a store is brought up to date one after the other.
///
/// Times are microseconds since 1970 and payloads JSON text. `instances` is written every turn and so stays narrow;
/// inputs lie beside it.
enum SQLiteSchema {
    static let migrations = [
        """
        CREATE TABLE partitions (number INTEGER PRIMARY KEY, epoch INTEGER NOT NULL);
        CREATE TABLE instances (
            key INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            partition INTEGER NOT NULL,
            execution TEXT NOT NULL,
            name TEXT NOT NULL,
            status TEXT NOT NULL,
            ended INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            updated_at INTEGER NOT NULL,
            history_length INTEGER NOT NULL,
            output TEXT,
            custom_status TEXT,
            failure TEXT,
            reason TEXT,
            parent TEXT,
            parent_execution TEXT,
            parent_task INTEGER
        );
        CREATE TABLE inputs (instance INTEGER PRIMARY KEY, input TEXT NOT NULL);
        CREATE TABLE history (
            instance INTEGER NOT NULL,
            position INTEGER NOT NULL,
            type INTEGER NOT NULL,
            at INTEGER NOT NULL,
            task INTEGER,
            name TEXT,
            target TEXT,
            target_execution TEXT,
            number INTEGER,
            payload TEXT,
            failure TEXT,
            PRIMARY KEY (instance, position)
        ) WITHOUT ROWID;
        CREATE TABLE inbox (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            instance INTEGER NOT NULL,
            due INTEGER NOT NULL,
            carried_over INTEGER NOT NULL,
            execution TEXT,
            type INTEGER NOT NULL,
            at INTEGER NOT NULL,
            task INTEGER,
            name TEXT,
            target TEXT,
            target_execution TEXT,
            number INTEGER,
            payload TEXT,
            failure TEXT
        );
        CREATE INDEX inbox_by_due ON inbox (due, id);
        CREATE INDEX inbox_by_instance ON inbox (instance, due);
        CREATE TABLE queue_messages (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            queue TEXT NOT NULL,
            visible_at INTEGER NOT NULL,
            dequeue_count INTEGER NOT NULL,
            instance TEXT,
            execution TEXT,
            task INTEGER,
            name TEXT,
            payload TEXT
        );
        CREATE INDEX queue_messages_by_time ON queue_messages (queue, visible_at, id);
        """
    ]

    /// Creates the tables or brings them up to date.
    static func migrate(_ database: SQLiteDatabase, path: String) throws {
        let version = try version(of: database)
        if version > migrations.count { throw SQLiteStorageError.tooNew(path: path, version: version) }
        for (index, migration) in migrations.enumerated().dropFirst(version) {
            try database.transaction {
                try database.execute(migration)
                try database.execute("PRAGMA user_version = \(index + 1)")
            }
        }
    }

    private static func version(of database: SQLiteDatabase) throws -> Int {
        let statement = try database.statement("PRAGMA user_version")
        return try Int(statement.first { statement.int(0) } ?? 0)
    }
}
