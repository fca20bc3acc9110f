/// A queue message as one sees it who does not claim it.
package struct QueueEntry: Hashable, Sendable {
    package let id: Int64
    package let content: QueueContent
    /// How often it was claimed.
    package let dequeueCount: Int
    /// When it was put into the queue; nil when that was not told.
    package let insertedAt: Timestamp?
    /// When it becomes visible; nil when it was visible from the first. A claim does not change it.
    package let visibleAt: Timestamp?
    /// When the last claim of it runs out or ran out; nil when there is none, or when another process would know.
    package let heldUntil: Timestamp?

    package init(
        id: Int64, content: QueueContent, dequeueCount: Int, insertedAt: Timestamp?, visibleAt: Timestamp?,
        heldUntil: Timestamp?
    ) {
        self.id = id
        self.content = content
        self.dequeueCount = dequeueCount
        self.insertedAt = insertedAt
        self.visibleAt = visibleAt
        self.heldUntil = heldUntil
    }
}

/// A queue that has messages.
package struct QueueSummary: Hashable, Sendable {
    package let name: QueueName
    /// How many messages it has, those that are held or not visible yet among them.
    package let count: Int

    package init(name: QueueName, count: Int) {
        self.name = name
        self.count = count
    }
}
