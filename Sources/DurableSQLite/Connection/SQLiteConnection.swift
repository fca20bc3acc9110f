import ThreadExecutor

/// A connection on a thread of its own, so that waiting for the disk blocks nobody else.
actor SQLiteConnection {
    private let executor: ThreadExecutor
    private var database: SQLiteDatabase?

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(threadName: String) { executor = ThreadExecutor(name: threadName) }

    func open(_ make: @Sendable () throws -> sending SQLiteDatabase) throws {
        database = try make()
    }

    func close() {
        database?.close()
        database = nil
        executor.stop()
    }

    /// Runs `body` with the connection. Everything it makes of it stays inside.
    func perform<Value: Sendable>(_ body: @Sendable (SQLiteDatabase) throws -> Value) throws -> Value {
        guard let database else { throw SQLiteStorageError.closed }
        return try body(database)
    }
}
