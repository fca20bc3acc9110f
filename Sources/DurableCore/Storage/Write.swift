/// Any change to a task hub.
package enum Write: Hashable, Sendable {
    /// Starts an instance. Answers `.exists` when its id is in use by one that has not ended.
    case create(NewInstance)
    /// Puts a client's message into an inbox. Answers `.notFound`, or `.ended` when the instance has ended.
    case send(Message)
    /// A turn's outcome. Answers `.fenced` when the lease, the execution or the history moved on.
    case checkpoint(Checkpoint, under: PartitionLease)
    /// A claimed message is done: deletes it and delivers what came of it. Answers `.fenced` when the claim was lost.
    case finish(ClaimedMessage.Receipt, sending: Message?)
    case enqueue(QueueName, Payload, visibleAt: Timestamp?)
    /// Gives a claimed message back. Answers `.fenced` when the claim was lost.
    case release(ClaimedMessage.Receipt, visibleAt: Timestamp?)
}

package enum WriteOutcome: Hashable, Sendable {
    case done
    case exists(RuntimeStatus)
    case notFound
    case ended(RuntimeStatus)
    case fenced
}
