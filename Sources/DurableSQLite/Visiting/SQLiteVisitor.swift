package import DurableCore
import Glibc

/// A second connection to a store, beside the host that may be working on it: looks around, and puts messages into queues.
///
/// The lock beside the file is there because a host keeps leases and claims in its memory. What a visitor does touches neither,
/// and SQLite lets processes write in turn; a host notices it by `changesOfOthers`.
package final class SQLiteVisitor: Sendable {
    let connection = SQLiteConnection(threadName: "sqlite-visitor")

    private init() {}

    /// Opens the store; when it is of an earlier version of this program, it is brought up to date first. nil when it is not there.
    ///
    /// - Parameter partitionCount: what to create a store with that is not there; nil creates none.
    /// - Throws: `SQLiteStorageError`.
    package static func open(path: String, creatingWith partitionCount: Int? = nil) async throws -> SQLiteVisitor? {
        if access(path, F_OK) != 0 {
            guard let partitionCount else { return nil }
            try await update(path, partitionCount)
        }
        let visitor = SQLiteVisitor()
        do {
            try await visitor.connect(path)
        } catch {
            await visitor.close()
            guard let error = error as? SQLiteError else { throw error }
            throw SQLiteStorageError.file(path: path, reason: error.message)
        }
        return visitor
    }

    private func connect(_ path: String) async throws {
        try await connection.open {
            let database = try SQLiteDatabase(path: path)
            try database.execute("PRAGMA synchronous=FULL")
            return database
        }
        if try await !isCurrent(path) {
            do {
                try await Self.update(path, 1)
            } catch SQLiteStorageError.inUse(_, let process) {
                throw SQLiteStorageError.servedByEarlierVersion(path: path, process: process)
            }
        }
    }

    private func isCurrent(_ path: String) async throws -> Bool {
        try await connection.perform { database in try SQLiteSchema.isCurrent(database, path: path) }
    }

    /// As a host does that starts and stops.
    private static func update(_ path: String, _ partitionCount: Int) async throws {
        let storage = SQLiteStorage(path: path, partitionCount: partitionCount)
        try await storage.open()
        await storage.close()
    }

    package func close() async { await connection.close() }

    /// Puts messages into a queue, all or none. They are durable when the call returns.
    package func send(_ messages: [Payload], to queue: QueueName, at time: Timestamp) async throws {
        try await connection.perform { database in
            try database.transaction {
                for message in messages { try database.enqueue(message, to: queue, visibleAt: nil, at: time) }
            }
        }
    }

    /// See `Storage.queues`.
    package func queues() async throws -> [QueueSummary] { try await connection.perform { try $0.queues() } }

    /// See `Storage.peek`. Who holds a message is not known.
    package func peek(_ queue: QueueName, limit: Int) async throws -> [QueueEntry] {
        try await connection.perform { try $0.queueEntries(of: queue, limit: limit) }
    }

    /// The last messages that came into a queue after one of them, in the order they came.
    package func latest(in queue: QueueName, after id: Int64 = 0, limit: Int) async throws -> [QueueEntry] {
        try await connection.perform { try $0.latestEntries(of: queue, after: id, limit: limit) }
    }

    /// See `Storage.eventHubs`.
    package func eventHubs() async throws -> [EventHubSummary] { try await connection.perform { try $0.eventHubs() } }

    /// See `Storage.events`.
    package func events(of hub: EventHubName, after sequence: Int64, limit: Int) async throws -> [EventHubRecord] {
        try await connection.perform { try $0.events(of: hub, after: sequence, limit: limit) }
    }
}
