/// Any change to a task hub.
package enum Write: Hashable, Sendable {
    /// Writes that happen all or not at all, in their order. Answers `.done`, or with the first other outcome of one of them, and
    /// then nothing of them is applied; so a purge cannot be among them. None of them may be `together` itself.
    case together([Write])
    /// Starts an instance. Answers `.exists` when its id is in use by one that it may not replace.
    case create(NewInstance)
    /// Puts a client's message into an inbox; an entity that is not there yet begins with it. Answers `.notFound`, or `.ended`
    /// when the instance has ended. `ExecutionRewound` opens an instance that failed; others answer `.conflict` or `.ended`.
    case send(Message)
    /// A turn's outcome. Answers `.fenced` when the lease, the execution or the history moved on.
    case checkpoint(Checkpoint, under: PartitionLease)
    /// A claimed message is done: deletes it and delivers what came of it. Answers `.fenced` when the claim was lost.
    case finish(ClaimedMessage.Receipt, sending: Message?)
    case enqueue(QueueName, Payload, visibleAt: Timestamp?, at: Timestamp? = nil)
    /// Gives a claimed message back. Answers `.fenced` when the claim was lost.
    case release(ClaimedMessage.Receipt, visibleAt: Timestamp?)
    /// Takes a claimed message out of its queue and puts it into another, as a new one of the given time. Answers `.fenced` when
    /// the claim was lost.
    case move(ClaimedMessage.Receipt, to: QueueName, at: Timestamp)
    /// Deletes every message of a queue, also those that are held: their claims are lost.
    case clear(QueueName)
    /// Puts events into an event hub, which begins with its first.
    case append(EventHubName, [EventHubEvent], at: Timestamp)
    /// Forgets the events of a hub that were put in before the first one that came at `before` or later.
    case forgetEvents(EventHubName, before: Timestamp)
    /// Puts a row into a table, in place of the one that has its key.
    case putRow(TableKey, Payload)
    /// Puts a row into a table. Answers `.rowExists` when its key is in use.
    case insertRow(TableKey, Payload)
    /// Answers `.notFound` when there is no such row.
    case deleteRow(TableKey)
    /// Keeps a value under a name, in place of the one before.
    case note(String, Payload)
    /// Shows an instance as suspended for a reason, whatever its history says: what is stored of it is damaged. Answers `.notFound`,
    /// or `.ended`.
    case quarantine(InstanceID, reason: String)
    /// Forgets an instance, its sub-orchestrations that have ended, and theirs. Answers `.purged`, `.notFound`, or `.conflict`
    /// when the instance has not ended, or is an entity that is locked or has something to do.
    case purge(InstanceID)
    /// Forgets instances that match and have ended, and entities that match and are empty, at most `limit` of them, oldest
    /// first, each as `purge` does. Answers `.purged`.
    case purgeAll(InstanceQuery, limit: Int)
}

package enum WriteOutcome: Hashable, Sendable {
    case done
    case exists(RuntimeStatus)
    case notFound
    case ended(RuntimeStatus)
    /// The instance's status does not allow it.
    case conflict(RuntimeStatus)
    /// A row of the table has the key.
    case rowExists
    /// How many instances were forgotten, sub-orchestrations among them.
    case purged(Int)
    case fenced
}
