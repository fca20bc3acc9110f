package import DurableCore

/// Where a queue endpoint keeps its queues. Whatever throws is answered with 500, except `StorageProblem`, which says what it is.
package protocol QueueBackend: Sendable {
    /// In the order of their names.
    func queues() async throws -> [StoredQueue]
    /// Puts a queue in place, or takes it away with its messages when `change` returns nil. `change` gets what there is.
    func updateQueue(_ name: String, _ change: @Sendable (StoredQueue?) throws -> StoredQueue?) async throws
    /// Messages whose time has passed are not counted; nil when there is no such queue.
    func messageCount(of queue: String, at now: Timestamp) async throws -> Int?
    func put(_ content: String, into queue: String, visibleAt: Timestamp, expiresAt: Timestamp, at now: Timestamp)
        async throws -> StoredQueueMessage
    /// Takes messages in the order they came in, each with a new pop receipt.
    func take(_ limit: Int, from queue: String, until: Timestamp, at now: Timestamp) async throws -> [StoredQueueMessage]
    func peek(_ limit: Int, in queue: String, at now: Timestamp) async throws -> [StoredQueueMessage]
    /// Gives a held message another time and, if there is one, another content; its pop receipt is a new one.
    func update(
        _ id: String, of queue: String, receipt: String, content: String?, visibleAt: Timestamp, at now: Timestamp
    ) async throws -> StoredQueueMessage
    func delete(_ id: String, from queue: String, receipt: String, at now: Timestamp) async throws
    func clear(_ queue: String) async throws
}

extension StorageProblem {
    package static let queueNotFound = StorageProblem(404, "QueueNotFound", "The queue does not exist.")
    package static let messageNotFound = StorageProblem(404, "MessageNotFound", "The message does not exist.")
    package static let popReceiptMismatch = StorageProblem(
        400, "PopReceiptMismatch", "The pop receipt is not that of the message; somebody else may have it now.")
}
