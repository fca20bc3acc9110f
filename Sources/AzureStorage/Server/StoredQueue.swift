package import DurableCore

/// A queue as a backend keeps it.
package struct StoredQueue: Hashable, Sendable {
    package let name: String
    /// By name in lower case.
    package var metadata: [String: String]

    package init(name: String, metadata: [String: String] = [:]) {
        self.name = name
        self.metadata = metadata
    }
}

/// A message as a backend keeps it.
package struct StoredQueueMessage: Hashable, Sendable {
    package let id: String
    package var content: String
    package var dequeueCount: Int
    package let insertedAt: Timestamp
    package let expiresAt: Timestamp
    package var visibleAt: Timestamp
    package var popReceipt: String

    package init(
        id: String, content: String, dequeueCount: Int, insertedAt: Timestamp, expiresAt: Timestamp, visibleAt: Timestamp,
        popReceipt: String
    ) {
        self.id = id
        self.content = content
        self.dequeueCount = dequeueCount
        self.insertedAt = insertedAt
        self.expiresAt = expiresAt
        self.visibleAt = visibleAt
        self.popReceipt = popReceipt
    }
}
