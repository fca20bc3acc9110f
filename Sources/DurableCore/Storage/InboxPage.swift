/// What a look into the inboxes gave.
package struct InboxPage: Hashable, Sendable {
    /// All due messages of one instance.
    package struct Batch: Hashable, Sendable {
        package var instance: InstanceID
        package var partition: Partition
        package var messages: [StoredMessage]

        package init(instance: InstanceID, partition: Partition, messages: [StoredMessage]) {
            self.instance = instance
            self.partition = partition
            self.messages = messages
        }
    }

    /// Oldest first.
    package var batches: [Batch]
    /// When the next message becomes due that is not due yet.
    package var nextDue: Timestamp?

    package init(batches: [Batch], nextDue: Timestamp? = nil) {
        self.batches = batches
        self.nextDue = nextDue
    }
}
