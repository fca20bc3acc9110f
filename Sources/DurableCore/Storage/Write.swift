/// Any change to a task hub.
package enum Write: Hashable, Sendable {
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
    /// Keeps a value under a name, in place of the one before.
    case note(String, Payload)
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
    /// How many instances were forgotten, sub-orchestrations among them.
    case purged(Int)
    case fenced
}
