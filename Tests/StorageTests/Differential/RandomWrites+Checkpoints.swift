import DurableCore
import DurableTestKit

extension RandomWrites {
    /// A checkpoint of an instance, as a turn would make it; now and then one that is to be fenced.
    mutating func checkpoint(in scene: Scene) -> Twin<Write> {
        let id = pick(Self.ids)
        let stored = scene.stored[id]
        let waiting = scene.waiting[id] ?? []
        let consumed = some(of: waiting)
        let current = stored?.row.execution ?? "nobody's"
        let execution = chance(12) ? "e0" : current
        let change = chance(8) ? nil : change(of: id, stored, execution)
        let parked = id.isEntity ? some(of: waiting) : []
        let isStale = chance(12)

        func write(_ sequence: (Twin<Int64>) -> Int64, _ leases: [PartitionLease]) -> Write {
            var checkpoint = Checkpoint(
                instance: id, execution: execution, consumed: consumed.map(sequence), change: change)
            checkpoint.change?.parked = parked.map(sequence)
            let lease = leases[Partition(of: id, count: leases.count).number]
            let stale = PartitionLease(partition: lease.partition, owner: lease.owner, epoch: lease.epoch - 1)
            return .checkpoint(checkpoint, under: isStale ? stale : lease)
        }
        return Twin(
            reference: write(\.reference, scene.leases.reference), subject: write(\.subject, scene.leases.subject))
    }

    private mutating func change(
        of id: InstanceID, _ stored: StoredInstance?, _ execution: ExecutionID
    ) -> Checkpoint.Change {
        let status = id.isEntity || chance(2) ? RuntimeStatus.running : pick(RuntimeStatus.allCases)
        var update = InstanceUpdate(status: status, lastUpdatedAt: now, customStatus: payload())
        update.output = payload()
        update.failure = failure()
        update.reason = text()
        var change = Checkpoint.Change(update: update, body: body(of: id, stored))
        for task in 0..<number(below: 3) {
            change.tasks.append(ActivityTask(instance: id, execution: execution, task: task, name: "A", input: payload()))
        }
        for _ in 0..<number(below: 3) { change.messages.append(message()) }
        if !id.isEntity {
            if chance(2) { change.messages.append(timer(of: id, execution)) }
            change.cancelledTimers = some(of: [0, 1, 2, 3])
        }
        if chance(4) { change.children.append(instance(parent: reference(id, execution))) }
        if chance(3) { change.rewoundChildren.append(rewoundChild(of: id, execution)) }
        change.unparks = chance(3)
        return change
    }

    private mutating func body(of id: InstanceID, _ stored: StoredInstance?) -> Checkpoint.Body {
        if id.isEntity || chance(20) {
            var state = stored?.row.entity ?? EntityState(id)
            let from = chance(12) ? state.version + 1 : state.version
            state.version += 1
            state.exists = chance(2)
            state.value = state.exists ? payload() : nil
            state.lock = chance(2) ? reference() : nil
            state.earlyReleases = chance(3) ? [reference(), reference()] : []
            return .entity(state, from: from)
        }
        let length = stored?.history.count ?? 0
        let from = chance(12) ? length + 1 : length
        if chance(5) { return .restart(execution: execution(), input: payload(), from: from) }
        let events = (0..<number(below: 3)).map { _ in event() }
        return .history(from: from, append: events)
    }

    private mutating func timer(of id: InstanceID, _ execution: ExecutionID) -> Message {
        let due = now + .milliseconds(number(below: 6_000))
        return Message(
            to: id, execution: execution, HistoryEvent(.timerFired(task: number(below: 4)), at: due), deliverAt: due)
    }

    /// Often one that the instance did start before: its parent is always told the same way.
    private mutating func rewoundChild(of id: InstanceID, _ execution: ExecutionID) -> NewInstance {
        var parent = reference(id, execution)
        parent.task = 0
        var child = instance(parent: parent)
        child.replaces = RuntimeStatus.terminal
        return child
    }
}

extension StoragePair.Twin {
    func map<Other>(_ transform: (Value) -> Other) -> StoragePair.Twin<Other> {
        .init(reference: transform(reference), subject: transform(subject))
    }
}
