import DurableCore

/// Wakes the loops of this host. Hints only: every loop also looks by itself now and then.
package final class Signals: Sendable {
    /// Something may lie in an inbox, or a turn slot came free.
    package let inbox = Doorbell()
    /// An activity may be waiting, or an activity slot came free.
    package let activities = Doorbell()
    package let watchers = InstanceWatchers()
    package let writability = Writability()
    let queues = Doorbells<QueueName>()
    let eventHubs = Doorbells<EventHubName>()
    let activitiesRunning = RunningActivities()

    package init() {}

    /// Tells whoever can act on a committed write.
    func announce(_ write: Write) {
        switch write {
        case .together(let writes): for write in writes { announce(write) }
        case .create, .send: inbox.ring()
        case .finish(_, let message): if message != nil { inbox.ring() }
        case .enqueue(let queue, _, _, _), .move(_, let queue, _): announce(queue)
        case .release(let receipt, _): announce(receipt.queue)
        case .checkpoint(let checkpoint, _): if let change = checkpoint.change { announce(change, of: checkpoint) }
        case .purge(let instance), .quarantine(let instance, _): watchers.notify(instance)
        case .append(let hub, _, _): eventHubs.ring(hub)
        case .clear, .forgetEvents, .putRow, .insertRow, .deleteRow, .note, .purgeAll: break
        }
    }

    /// Wakes every loop: anything may have happened.
    func announceAnything() {
        inbox.ring()
        activities.ring()
        queues.ringAll()
        eventHubs.ringAll()
    }

    private func announce(_ change: Checkpoint.Change, of checkpoint: Checkpoint) {
        if !change.tasks.isEmpty { activities.ring() }
        let hasMail = !change.messages.isEmpty || !change.children.isEmpty || !change.rewoundChildren.isEmpty
        if hasMail || change.unparks { inbox.ring() }
        if change.update.status == .terminated {
            activitiesRunning.cancel(of: checkpoint.instance, execution: checkpoint.execution)
        }
        watchers.notify(checkpoint.instance)
    }

    private func announce(_ queue: QueueName) {
        if queue == .activities { activities.ring() } else { queues.ring(queue) }
    }
}
