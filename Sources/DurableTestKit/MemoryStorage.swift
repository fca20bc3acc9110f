package import DurableCore

/// The reference storage: everything in dictionaries, obviously right rather than fast.
package actor MemoryStorage: Storage {
    struct Instance {
        var row: InstanceRow
        var history: [HistoryEvent] = []
    }

    struct QueuedMessage {
        let id: Int64
        let content: QueueContent
        var visibleAt: Timestamp?
        var dequeueCount = 0
        var insertedAt: Timestamp?
        var claim: (token: Int64, until: Timestamp)?
    }

    private(set) var instances: [InstanceID: Instance] = [:]
    private(set) var inboxes: [StoredMessage] = []
    /// Sequence numbers of the messages that are put aside.
    private var parked: Set<Int64> = []
    private var queues: [QueueName: [QueuedMessage]] = [:]
    private var notes: [String: Payload] = [:]
    private var leaseTable: LeaseTable
    private var lastID: Int64 = 0

    package init(partitionCount: Int = 4) {
        leaseTable = LeaseTable(entries: Array(repeating: .init(), count: partitionCount))
    }

    package func open() {}
    package func close() {}

    package func exchangeLeases(for host: HostID, at now: Timestamp, ttl: Duration) -> [PartitionLease] {
        leaseTable.exchange(for: host, at: now, ttl: ttl)
    }

    package func releaseLeases(of host: HostID) { leaseTable.release(host) }

    package func inbox(
        _ leases: [PartitionLease], due now: Timestamp, excluding busy: Set<InstanceID>, limit: Int
    ) -> InboxPage {
        let leased = Set(leases.map(\.partition))
        var page = InboxPage(batches: [])
        for stored in inboxes {
            let instance = stored.message.to
            let partition = Partition(of: instance, count: leaseTable.entries.count)
            guard leased.contains(partition), !parked.contains(stored.sequence) else { continue }
            if let due = stored.message.deliverAt, due > now {
                if !busy.contains(instance) { page.nextDue = min(page.nextDue ?? due, due) }
            } else if busy.contains(instance) {
                page.interrupt(by: stored, to: instance, in: partition)
            } else if let index = page.batches.firstIndex(where: { $0.instance == instance }) {
                page.batches[index].messages.append(stored)
            } else if page.batches.count < limit {
                page.batches.append(.init(instance: instance, partition: partition, messages: [stored]))
            }
        }
        page.interrupted.removeAll { batch in !batch.messages.contains { $0.message.event.kind.isTermination } }
        return page
    }

    package func load(_ id: InstanceID) -> StoredInstance? {
        instances[id].map { StoredInstance(row: $0.row, history: $0.history) }
    }

    package func instance(_ id: InstanceID) -> InstanceRow? { instances[id]?.row }

    package func instances(
        _ query: InstanceQuery, after position: InstancePage.Position?, limit: Int
    ) -> InstancePage {
        let rows = instances.values.map(\.row).filter(query.matches)
            .filter { row in position.map { $0 < row.position } ?? true }
            .sorted { $0.position < $1.position }
        let page = Array(rows.prefix(limit))
        return InstancePage(rows: page, next: rows.count > limit ? page.last?.position : nil)
    }

    package func note(_ name: String) -> Payload? { notes[name] }

    package func claim(
        _ queue: QueueName, limit: Int, by host: HostID, at now: Timestamp, until: Timestamp
    ) -> ClaimPage {
        var page = ClaimPage(messages: [])
        let messages = queues[queue] ?? []
        // In the order in which they became visible.
        let order = messages.indices.sorted {
            (messages[$0].visibleAt?.microseconds ?? 0, $0) < (messages[$1].visibleAt?.microseconds ?? 0, $1)
        }
        for index in order {
            let message = messages[index]
            let freeAt = max(message.visibleAt ?? now, message.claim?.until ?? now)
            if freeAt > now {
                page.nextDue = min(page.nextDue ?? freeAt, freeAt)
            } else if page.messages.count < limit {
                let token = nextID()
                queues[queue]![index].claim = (token, until)
                queues[queue]![index].dequeueCount += 1
                page.messages.append(
                    ClaimedMessage(
                        receipt: .init(queue: queue, id: message.id, token: token), content: message.content,
                        dequeueCount: message.dequeueCount + 1, insertedAt: message.insertedAt))
            }
        }
        return page
    }

    package func extend(_ receipts: [ClaimedMessage.Receipt], until: Timestamp) -> [ClaimedMessage.Receipt] {
        receipts.filter { receipt in
            guard let index = index(of: receipt) else { return false }
            queues[receipt.queue]![index].claim = (receipt.token, until)
            return true
        }
    }

    package func commit(_ writes: [Write]) -> [WriteOutcome] { writes.map(apply) }

    private func apply(_ write: Write) -> WriteOutcome {
        switch write {
        case .create(let instance): return create(instance)
        case .send(let message): return send(message)
        case .checkpoint(let checkpoint, let lease): return apply(checkpoint, under: lease)
        case .finish(let receipt, let message):
            guard let index = index(of: receipt) else { return .fenced }
            queues[receipt.queue]!.remove(at: index)
            if let message { deliverIfPossible(message) }
        case .enqueue(let queue, let payload, let visibleAt, let time):
            enqueue(.payload(payload), to: queue, visibleAt: visibleAt, at: time)
        case .release(let receipt, let visibleAt):
            guard let index = index(of: receipt) else { return .fenced }
            queues[receipt.queue]![index].claim = nil
            queues[receipt.queue]![index].visibleAt = visibleAt
        case .move(let receipt, let queue, let time):
            guard let index = index(of: receipt) else { return .fenced }
            let message = queues[receipt.queue]!.remove(at: index)
            enqueue(message.content, to: queue, visibleAt: nil, at: time)
        case .note(let name, let value): notes[name] = value
        case .purge(let id): return purge(id)
        case .purgeAll(let query, let limit): return .purged(purgeAll(query, limit: limit))
        }
        return .done
    }

    private func send(_ message: Message) -> WriteOutcome {
        var isRewind = false
        if case .executionRewound = message.event.kind { isRewind = true }
        if !isRewind { beginEntity(message) }
        guard let row = instances[message.to]?.row else { return .notFound }
        if isRewind {
            guard row.status == .failed else { return row.status.isTerminal ? .ended(row.status) : .conflict(row.status) }
            reopen(message.to)
        } else if row.status.isTerminal {
            return .ended(row.status)
        }
        deliver(message)
        return .done
    }

    private func create(_ instance: NewInstance) -> WriteOutcome {
        if let existing = instances[instance.id]?.row.status, !instance.mayReplace(existing) { return .exists(existing) }
        inboxes.removeAll { $0.message.to == instance.id }
        instances[instance.id] = Instance(row: instance.row)
        deliver(instance.message)
        return .done
    }

    private func apply(_ checkpoint: Checkpoint, under lease: PartitionLease) -> WriteOutcome {
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

    private func apply(_ change: Checkpoint.Change, to instance: inout Instance) -> Bool {
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

    private func carryOut(_ change: Checkpoint.Change, of checkpoint: Checkpoint) {
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

    private func start(_ child: NewInstance) {
        if case .exists(let status) = create(child), let refusal = child.refusal(existing: status) {
            deliverIfPossible(refusal)
        }
    }

    private func dropActivities(of checkpoint: Checkpoint) {
        queues[.activities]?.removeAll { message in
            guard case .activity(let task) = message.content else { return false }
            return task.instance == checkpoint.instance && task.execution == checkpoint.execution
        }
    }

    private func reopen(_ id: InstanceID) {
        instances[id]?.row.status = .running
        instances[id]?.row.output = nil
        instances[id]?.row.failure = nil
        instances[id]?.row.reason = nil
    }

    /// An entity begins with its first message.
    private func beginEntity(_ message: Message) {
        guard message.to.isEntity, instances[message.to] == nil else { return }
        instances[message.to] = Instance(row: InstanceRow(entity: message.to, createdAt: message.event.timestamp))
    }

    private func deliverIfPossible(_ message: Message) {
        beginEntity(message)
        if let row = instances[message.to]?.row, !row.status.isTerminal { deliver(message) }
    }

    private func deliver(_ message: Message) {
        inboxes.append(StoredMessage(sequence: nextID(), message))
    }

    private func enqueue(_ content: QueueContent, to queue: QueueName, visibleAt: Timestamp?, at time: Timestamp? = nil) {
        queues[queue, default: []].append(
            QueuedMessage(id: nextID(), content: content, visibleAt: visibleAt, insertedAt: time))
    }

    private func index(of receipt: ClaimedMessage.Receipt) -> Int? {
        queues[receipt.queue]?.firstIndex { $0.id == receipt.id && $0.claim?.token == receipt.token }
    }

    private func nextID() -> Int64 {
        lastID += 1
        return lastID
    }

    private func purge(_ id: InstanceID) -> WriteOutcome {
        guard let row = instances[id]?.row else { return .notFound }
        let isBusy = row.entity.map { $0.isInUse || inboxes.contains { $0.message.to == id } } ?? !row.status.isTerminal
        if isBusy { return .conflict(row.status) }
        return .purged(remove(id))
    }

    private func purgeAll(_ query: InstanceQuery, limit: Int) -> Int {
        let matching = instances(query, after: nil, limit: .max).rows.filter { row in
            row.entity.map { entity in entity.isEmpty && !inboxes.contains { $0.message.to == row.id } }
                ?? row.status.isTerminal
        }
        return matching.prefix(limit).reduce(0) { $0 + remove($1.id) }
    }

    /// Forgets an instance and those of its descendants that have ended. Returns how many went.
    private func remove(_ id: InstanceID) -> Int {
        var doomed = [id]
        var count = 0
        while let id = doomed.popLast() {
            guard instances.removeValue(forKey: id) != nil else { continue }
            count += 1
            inboxes.removeAll { $0.message.to == id }
            doomed += instances.values.filter { $0.row.parent?.id == id && $0.row.status.isTerminal }.map(\.row.id)
        }
        return count
    }
}

extension InboxPage {
    fileprivate mutating func interrupt(by stored: StoredMessage, to instance: InstanceID, in partition: Partition) {
        if let index = interrupted.firstIndex(where: { $0.instance == instance }) {
            interrupted[index].messages.append(stored)
        } else {
            interrupted.append(.init(instance: instance, partition: partition, messages: [stored]))
        }
    }
}
