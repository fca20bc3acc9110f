import DurableCore

/// Everything a task hub keeps, as a value: what a write does to it is obviously right rather than fast.
struct MemoryHub {
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

    struct EventHub {
        var records: [EventHubRecord] = []
        var lastSequence: Int64 = 0
    }

    var instances: [InstanceID: Instance] = [:]
    var inboxes: [StoredMessage] = []
    /// Sequence numbers of the messages that are put aside.
    var parked: Set<Int64> = []
    var queues: [QueueName: [QueuedMessage]] = [:]
    var eventHubs: [EventHubName: EventHub] = [:]
    var tables: [TableKey: Payload] = [:]
    var notes: [String: Payload] = [:]
    var leaseTable: LeaseTable
    private var lastID: Int64 = 0

    init(partitionCount: Int) {
        leaseTable = LeaseTable(entries: Array(repeating: .init(), count: partitionCount))
    }

    mutating func nextID() -> Int64 {
        lastID += 1
        return lastID
    }

    mutating func apply(_ write: Write) -> WriteOutcome {
        switch write {
        case .together(let writes): return applyTogether(writes)
        case .create(let instance): return create(instance)
        case .send(let message): return send(message)
        case .checkpoint(let checkpoint, let lease): return apply(checkpoint, under: lease)
        case .finish(let receipt, let message):
            guard takeOut(receipt) != nil else { return .fenced }
            if let message { deliverIfPossible(message) }
        case .enqueue(let queue, let payload, let visibleAt, let time):
            enqueue(.payload(payload), to: queue, visibleAt: visibleAt, at: time)
        case .release(let receipt, let visibleAt):
            guard let index = index(of: receipt) else { return .fenced }
            queues[receipt.queue]![index].claim = nil
            queues[receipt.queue]![index].visibleAt = visibleAt
        case .move(let receipt, let queue, let time):
            guard let message = takeOut(receipt) else { return .fenced }
            enqueue(message.content, to: queue, visibleAt: nil, at: time)
        case .clear(let queue): queues[queue] = nil
        case .append(let hub, let events, let time): append(events, to: hub, at: time)
        case .forgetEvents(let hub, let time):
            let kept = eventHubs[hub]?.records.drop { $0.enqueuedAt < time }
            eventHubs[hub]?.records = Array(kept ?? [])
        case .putRow(let key, let value): tables[key] = value
        case .insertRow(let key, let value):
            if tables[key] != nil { return .rowExists }
            tables[key] = value
        case .deleteRow(let key): return tables.removeValue(forKey: key) == nil ? .notFound : .done
        case .note(let name, let value): notes[name] = value
        case .quarantine(let id, let reason): return quarantine(id, reason)
        case .purge(let id): return purge(id)
        case .purgeAll(let query, let limit): return .purged(purgeAll(query, limit: limit))
        }
        return .done
    }

    private mutating func applyTogether(_ writes: [Write]) -> WriteOutcome {
        let before = self
        for write in writes {
            let outcome = apply(write)
            guard outcome == .done else {
                self = before
                return outcome
            }
        }
        return .done
    }

    private mutating func append(_ events: [EventHubEvent], to name: EventHubName, at time: Timestamp) {
        var hub = eventHubs[name] ?? EventHub()
        for event in events {
            hub.lastSequence += 1
            hub.records.append(EventHubRecord(sequence: hub.lastSequence, enqueuedAt: time, event: event))
        }
        if !events.isEmpty { eventHubs[name] = hub }
    }
}
