/// What a queue message carries.
package enum QueueContent: Hashable, Sendable {
    case activity(ActivityTask)
    case payload(Payload)
}

/// A queue message held for a while by one host.
package struct ClaimedMessage: Hashable, Sendable {
    /// Proof of the claim: settling it works only while it stands.
    package struct Receipt: Hashable, Sendable {
        package let queue: QueueName
        package let id: Int64
        package let token: Int64

        package init(queue: QueueName, id: Int64, token: Int64) {
            self.queue = queue
            self.id = id
            self.token = token
        }
    }

    package let receipt: Receipt
    package let content: QueueContent
    /// How often it was claimed, this time included.
    package let dequeueCount: Int
    /// When it was put into the queue; nil when that was not told.
    package let insertedAt: Timestamp?

    package init(receipt: Receipt, content: QueueContent, dequeueCount: Int, insertedAt: Timestamp? = nil) {
        self.receipt = receipt
        self.content = content
        self.dequeueCount = dequeueCount
        self.insertedAt = insertedAt
    }
}

/// What a look into a queue gave.
package struct ClaimPage: Hashable, Sendable {
    package var messages: [ClaimedMessage]
    /// When the next message becomes visible that could not be claimed yet.
    package var nextDue: Timestamp?

    package init(messages: [ClaimedMessage], nextDue: Timestamp? = nil) {
        self.messages = messages
        self.nextDue = nextDue
    }
}
