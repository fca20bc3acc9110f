import AzureStorage

/// The queues of a real storage account.
struct AzureQueues: QueueService {
    private let client: @Sendable (_ name: String) -> QueueClient

    init(_ client: @escaping @Sendable (_ name: String) -> QueueClient) { self.client = client }

    func send(_ messages: [String], to queue: String) async throws {
        let queue = client(queue)
        try await StorageError.rejecting {
            for message in messages { try await queue.putCreating(message) }
        }
    }
}

extension QueueClient {
    /// Puts a text in; a queue that is not there is made.
    func putCreating(_ text: String) async throws {
        do {
            try await put(text)
        } catch let error as StorageError where error.code == "QueueNotFound" {
            try await create()
            try await put(text)
        }
    }
}
