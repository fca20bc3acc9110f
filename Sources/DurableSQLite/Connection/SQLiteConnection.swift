import ThreadExecutor

/// A connection on a thread of its own, so that waiting for the disk blocks nobody else.
///
/// After an I/O error a connection cannot be trusted: it is closed, and the next call opens another.
actor SQLiteConnection {
    private let executor: ThreadExecutor
    private var database: SQLiteDatabase?
    /// How to open it; nil before it is opened and after it was closed.
    private var make: (@Sendable () throws -> sending SQLiteDatabase)?

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(threadName: String) { executor = ThreadExecutor(name: threadName) }

    /// Opens it now, and with the same function whenever it has to be opened again.
    func open(_ make: @escaping @Sendable () throws -> sending SQLiteDatabase) throws {
        database = try make()
        self.make = make
    }

    func close() {
        database?.close()
        database = nil
        make = nil
        executor.stop()
    }

    /// Runs `body` with the connection. Everything it makes of it stays inside.
    func perform<Value: Sendable>(_ body: @Sendable (SQLiteDatabase) throws -> Value) throws -> Value {
        let database = try opened()
        do {
            return try body(database)
        } catch {
            if database.isBroken || database.isInTransaction || (error as? SQLiteError)?.breaksConnection == true {
                database.close()
                self.database = nil
            }
            throw error
        }
    }

    private func opened() throws -> SQLiteDatabase {
        if let database { return database }
        guard let make else { throw SQLiteStorageError.closed }
        let database = try make()
        self.database = database
        return database
    }
}
