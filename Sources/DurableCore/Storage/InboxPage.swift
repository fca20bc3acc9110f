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
    /// Messages of busy instances that are to be terminated whatever they are busy with; they do not count as batches.
    package var interrupted: [Batch]

    /// Instances whose messages cannot be read, with what is wrong.
    package var damaged: [InstanceID: StorageDamage] = [:]

    package init(batches: [Batch], nextDue: Timestamp? = nil, interrupted: [Batch] = []) {
        self.batches = batches
        self.interrupted = interrupted
        self.nextDue = nextDue
    }
}
