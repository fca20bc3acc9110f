import DurableCore

/// The storage of a simulation as hosts reach it: calls take their time, everything that is committed is audited, and messages
/// that settle tasks may come twice.
struct SimulatedStorage: Storage {
    let world: SimulationWorld
    private var base: MemoryStorage { world.storage }

    func open() async throws { await base.open() }
    func close() async { await base.close() }

    func exchangeLeases(for host: HostID, at now: Timestamp, ttl: Duration) async throws -> [PartitionLease] {
        try await travelling {
            await base.whileAlone { storage in
                let leases = storage.exchangeLeases(for: host, at: now, ttl: ttl)
                world.audit { $0.leased(leases, to: host) }
                return leases
            }
        }
    }

    func releaseLeases(of host: HostID) async throws { try await travelling { await base.releaseLeases(of: host) } }

    func inbox(
        _ leases: [PartitionLease], due now: Timestamp, excluding busy: Set<InstanceID>, limit: Int
    ) async throws -> InboxPage {
        try await travelling { await base.inbox(leases, due: now, excluding: busy, limit: limit) }
    }

    func load(_ id: InstanceID) async throws -> StoredInstance? { try await travelling { await base.load(id) } }
    func instance(_ id: InstanceID) async throws -> InstanceRow? { try await travelling { await base.instance(id) } }

    func instances(
        _ query: InstanceQuery, after position: InstancePage.Position?, limit: Int
    ) async throws -> InstancePage {
        try await travelling { await base.instances(query, after: position, limit: limit) }
    }

    func note(_ name: String) async throws -> Payload? { try await travelling { await base.note(name) } }

    func peek(_ queue: QueueName, limit: Int) async throws -> [QueueEntry] {
        try await travelling { await base.peek(queue, limit: limit) }
    }

    func queues() async throws -> [QueueSummary] { try await travelling { await base.queues() } }

    func events(of hub: EventHubName, after sequence: Int64, limit: Int) async throws -> [EventHubRecord] {
        try await travelling { await base.events(of: hub, after: sequence, limit: limit) }
    }

    func eventHubs() async throws -> [EventHubSummary] { try await travelling { await base.eventHubs() } }

    func row(_ key: TableKey) async throws -> Payload? { try await travelling { await base.row(key) } }

    func rows(of table: TableName, in partition: String?, after position: TableKey?, limit: Int) async throws -> TablePage {
        try await travelling { await base.rows(of: table, in: partition, after: position, limit: limit) }
    }

    func claim(
        _ queue: QueueName, limit: Int, by host: HostID, at now: Timestamp, until: Timestamp
    ) async throws -> ClaimPage {
        try await travelling {
            await base.whileAlone { storage in
                let page = storage.claim(queue, limit: limit, by: host, at: now, until: until)
                world.audit { $0.claimed(page.messages) }
                return page
            }
        }
    }

    func extend(_ receipts: [ClaimedMessage.Receipt], until: Timestamp) async throws -> [ClaimedMessage.Receipt] {
        try await travelling { await base.extend(receipts, until: until) }
    }

    func changesOfOthers() async throws -> Int64 { try await travelling { await base.changesOfOthers() } }

    func commit(_ writes: [Write]) async throws -> [WriteOutcome] {
        try await travelling {
            let outcomes = await base.whileAlone { storage in
                // One by one, so that each can be told from the others. They are independent anyway.
                writes.map { write in
                    let inbox = storage.inboxes
                    let outcome = storage.commit([write])[0]
                    world.committed(write, outcome, from: inbox, in: storage)
                    return outcome
                }
            }
            for (write, outcome) in zip(writes, outcomes) where outcome == .done {
                for message in write.messages { await mayComeTwice(message) }
            }
            return outcomes
        }
    }

    /// On the way there and on the way back some time passes.
    private func travelling<Result>(_ call: () async throws -> Result) async throws -> Result {
        await world.pause(upTo: .milliseconds(3))
        let result = try await call()
        await world.pause(upTo: .milliseconds(3))
        return result
    }

    /// A settled task may be settled again, much later even, since it cannot be opened again. A failed one can be, by a rewind,
    /// and then a late answer could not be told from a new one: its second answer comes at once.
    private func mayComeTwice(_ message: Message) async {
        guard message.execution != nil, message.deliverAt == nil, let task = message.event.kind.settledTask else { return }
        guard world.plan.hasFaults, world.happens(8) else { return }
        if message.event.kind.failedTask != nil {
            _ = await base.commit([.send(message)])
        } else {
            world.note { "task \(task) of \(message.to) is settled once more" }
            world.later(upTo: .seconds(40)) { _ = await base.commit([.send(message)]) }
        }
    }
}

extension Write {
    fileprivate var messages: [Message] {
        switch self {
        case .finish(_, let message): message.map { [$0] } ?? []
        case .checkpoint(let checkpoint, _): checkpoint.change?.messages ?? []
        case .together(let writes): writes.flatMap(\.messages)
        default: []
        }
    }
}

extension MemoryStorage {
    /// Runs `body` with nobody else at the storage.
    func whileAlone<Result: Sendable>(_ body: @Sendable (isolated MemoryStorage) -> Result) -> Result { body(self) }
}
