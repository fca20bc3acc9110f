/// The tables of a task hub, as numbered migrations: a store is brought up to date one after the other.
///
/// Times are microseconds since 1970, and payloads, tags and lists JSON text; what is empty is NULL. `instances` is written
/// every turn and so stays narrow, and its indexes leave out what turns change; inputs and what entities are lie beside it.
///
/// A message's `due` is 0 when it is for at once. Of a message that is put aside it is `~due`, which is negative.
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
        """,
        """
        ALTER TABLE instances ADD COLUMN version TEXT;
        ALTER TABLE instances ADD COLUMN tags TEXT;
        ALTER TABLE instances ADD COLUMN is_entity INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE history ADD COLUMN version TEXT;
        ALTER TABLE history ADD COLUMN tags TEXT;
        ALTER TABLE history ADD COLUMN entities TEXT;
        ALTER TABLE inbox ADD COLUMN version TEXT;
        ALTER TABLE inbox ADD COLUMN tags TEXT;
        ALTER TABLE inbox ADD COLUMN entities TEXT;
        CREATE TABLE entities (
            instance INTEGER PRIMARY KEY,
            state TEXT,
            state_exists INTEGER NOT NULL,
            lock TEXT,
            early_releases TEXT,
            version INTEGER NOT NULL
        );
        CREATE INDEX inbox_terminations ON inbox (type, due, instance) WHERE type = 3;
        CREATE INDEX instances_by_parent ON instances (parent) WHERE parent IS NOT NULL;
        CREATE INDEX instances_by_creation ON instances (created_at, id);
        CREATE INDEX instances_entities ON instances (created_at, id) WHERE is_entity = 1;
        CREATE INDEX instances_suspended ON instances (created_at, id) WHERE status = 'Suspended';
        CREATE INDEX instances_ended ON instances (status, updated_at) WHERE ended = 1;
        """,
        """
        ALTER TABLE queue_messages ADD COLUMN inserted_at INTEGER;
        CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        """,
        """
        CREATE TABLE event_hubs (name TEXT PRIMARY KEY, last_sequence INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE event_hub_events (
            hub TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            enqueued_at INTEGER NOT NULL,
            body TEXT NOT NULL,
            partition_key TEXT,
            properties TEXT,
            PRIMARY KEY (hub, sequence)
        ) WITHOUT ROWID;
        CREATE TABLE table_rows (
            table_name TEXT NOT NULL,
            partition_key TEXT NOT NULL,
            row_key TEXT NOT NULL,
            value TEXT NOT NULL,
            PRIMARY KEY (table_name, partition_key, row_key)
        ) WITHOUT ROWID;
        """,
        """
        CREATE INDEX instances_by_name ON instances (name, status, created_at, id);
        DROP INDEX instances_suspended;
        """,
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

    /// Whether the tables are those of this version.
    ///
    /// - Throws: `SQLiteStorageError.tooNew` when they are those of a later one.
    static func isCurrent(_ database: SQLiteDatabase, path: String) throws -> Bool {
        let version = try version(of: database)
        if version > migrations.count { throw SQLiteStorageError.tooNew(path: path, version: version) }
        return version == migrations.count
    }

    static func version(of database: SQLiteDatabase) throws -> Int {
        let statement = try database.statement("PRAGMA user_version")
        return try Int(statement.first { statement.int(0) } ?? 0)
    }
}
