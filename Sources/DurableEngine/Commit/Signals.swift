import DurableCore

/// Wakes the loops of this host. Hints only: every loop also looks by itself now and then.
package final class Signals: Sendable {
    /// Something may lie in an inbox, or a turn slot came free.
    package let inbox = Doorbell()
    /// An activity may be waiting, or an activity slot came free.
    package let activities = Doorbell()
    package let watchers = InstanceWatchers()

    package init() {}

    /// Tells whoever can act on a committed write.
    func announce(_ write: Write) {
        switch write {
        case .create, .send: inbox.ring()
        case .finish(_, let message): if message != nil { inbox.ring() }
        case .enqueue(let queue, _, _): announce(queue)
        case .release(let receipt, _): announce(receipt.queue)
        case .checkpoint(let checkpoint, _):
            guard let change = checkpoint.change else { return }
            if !change.tasks.isEmpty { activities.ring() }
            if !change.messages.isEmpty || !change.children.isEmpty { inbox.ring() }
            watchers.notify(checkpoint.instance)
        }
    }

    private func announce(_ queue: QueueName) {
        if queue == .activities { activities.ring() }
    }
}
