import DurableCore

/// Checkpoints.
extension MemoryHub {
    mutating func apply(_ checkpoint: Checkpoint, under lease: PartitionLease) -> WriteOutcome {
        let entry = leaseTable.entries[lease.partition.number]
        guard entry.owner == lease.owner, entry.epoch == lease.epoch else { return .fenced }
        if let row = instances[checkpoint.instance]?.row, row.execution != checkpoint.execution { return .fenced }
        if let change = checkpoint.change {
            guard var instance = instances[checkpoint.instance], !instance.row.status.isTerminal else { return .fenced }
            guard apply(change, to: &instance) else { return .fenced }
            instances[checkpoint.instance] = instance
        }
        let consumed = Set(checkpoint.consumed)
        inboxes.removeAll { consumed.contains($0.sequence) }
        if let change = checkpoint.change { carryOut(change, of: checkpoint) }
        return .done
    }

    private mutating func apply(_ change: Checkpoint.Change, to instance: inout Instance) -> Bool {
        switch change.body {
        case .history(let from, let events):
            guard instance.history.count == from else { return false }
            instance.history += events
        case .restart(let execution, let input, let from):
            guard instance.history.count == from else { return false }
            instance.history = []
            instance.row.execution = execution
            instance.row.input = input
        case .entity(let state, let from):
            guard instance.row.entity?.version == from else { return false }
            instance.row.entity = state
        }
        instance.row.status = change.update.status
        instance.row.lastUpdatedAt = change.update.lastUpdatedAt
        instance.row.customStatus = change.update.customStatus ?? instance.row.customStatus
        instance.row.output = change.update.output
        instance.row.failure = change.update.failure
        instance.row.reason = change.update.reason
        return true
    }

    private mutating func carryOut(_ change: Checkpoint.Change, of checkpoint: Checkpoint) {
        inboxes.removeAll { stored in
            guard stored.message.to == checkpoint.instance else { return false }
            if change.update.status.isTerminal { return true }
            guard case .timerFired(let task) = stored.message.event.kind else { return false }
            return change.cancelledTimers.contains(task) && stored.message.execution == checkpoint.execution
        }
        if change.unparks { parked.subtract(inboxes.lazy.filter { $0.message.to == checkpoint.instance }.map(\.sequence)) }
        parked.formUnion(change.parked)
        if change.update.status == .terminated { dropActivities(of: checkpoint) }
        for task in change.tasks { enqueue(.activity(task), to: .activities, visibleAt: nil) }
        for message in change.messages { deliverIfPossible(message) }
        for child in change.children { start(child) }
        for child in change.rewoundChildren {
            switch ChildRewind(child, existing: instances[child.id]?.row) {
            case .wait: break
            case .rewind(let message): _ = send(message)
            case .answer(let message): deliverIfPossible(message)
            case .start: start(child)
            }
        }
    }

    private mutating func dropActivities(of checkpoint: Checkpoint) {
        queues[.activities]?.removeAll { message in
            guard case .activity(let task) = message.content else { return false }
            return task.instance == checkpoint.instance && task.execution == checkpoint.execution
        }
    }
}
