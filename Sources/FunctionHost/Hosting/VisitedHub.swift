package import DurableCore
import DurableSQLite
import FunctionApp

/// The task hub of an app as the command line sees it, whether a host serves the app or not.
package struct VisitedHub: Sendable {
    private let visitor: SQLiteVisitor?

    /// - Parameter isForWriting: whether a task hub that is not there is to be created.
    /// - Throws: `AppProblems` when the folder is no app; `SQLiteStorageError` when its task hub cannot be used.
    package static func open(
        root: String, environment: [String: String], isForWriting: Bool = false
    ) async throws -> VisitedHub {
        let app = try AppLoader.load(root, environment: environment)
        let visitor = try await SQLiteVisitor.open(
            path: try HubFile.path(for: app),
            creatingWith: isForWriting ? app.host.durableTask.storageProvider.partitionCount : nil)
        return VisitedHub(visitor: visitor)
    }

    package func close() async { await visitor?.close() }

    /// Puts messages into a queue, all or none. They are durable when the call returns.
    package func send(_ messages: [Payload], to queue: QueueName, at time: Timestamp) async throws {
        try await visitor?.send(messages, to: queue, at: time)
    }

    package func queues() async throws -> [QueueSummary] { try await visitor?.queues() ?? [] }

    package func peek(_ queue: QueueName, limit: Int) async throws -> [QueueEntry] {
        try await visitor?.peek(queue, limit: limit) ?? []
    }

    /// The last outputs that were recorded after one of them, in the order they came.
    package func outputs(after id: Int64, limit: Int) async throws -> [RecordedOutput] {
        try await visitor?.latest(in: OutputRecord.queue, after: id, limit: limit).map(RecordedOutput.init) ?? []
    }

    package func eventHubs() async throws -> [EventHubSummary] { try await visitor?.eventHubs() ?? [] }

    package func events(of hub: EventHubName, after sequence: Int64, limit: Int) async throws -> [EventHubRecord] {
        try await visitor?.events(of: hub, after: sequence, limit: limit) ?? []
    }
}
