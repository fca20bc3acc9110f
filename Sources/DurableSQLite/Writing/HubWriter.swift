import DurableCore

/// Applies writes to an open transaction. Whether a write is refused is found out before anything is changed for it.
struct HubWriter {
    let database: SQLiteDatabase
    let holdings: Holdings
    /// Claims that were settled. They end with the commit: until then the messages are still there to be claimed.
    private(set) var settled: [ClaimedMessage.Receipt] = []
    /// Queue messages that were given back: nothing may settle them any more, although their claims stand until the commit.
    var released: Set<Int64> = []
    /// Queue messages that were deleted although somebody may hold them.
    var dropped: Set<Int64> = []

    init(database: SQLiteDatabase, holdings: Holdings) {
        self.database = database
        self.holdings = holdings
    }

    mutating func apply(_ write: Write) throws -> WriteOutcome {
        switch write {
        case .together(let writes): return try applyTogether(writes)
        case .create(let instance): return try create(instance)
        case .send(let message): return try send(message)
        case .checkpoint(let checkpoint, let lease): return try apply(checkpoint, under: lease)
        case .finish(let receipt, let message):
            guard try deleteClaimed(receipt) else { return .fenced }
            if let message { try deliver(message) }
        case .enqueue(let queue, let payload, let visibleAt, let time):
            try database.enqueue(payload, to: queue, visibleAt: visibleAt, at: time)
        case .release(let receipt, let visibleAt): return try release(receipt, visibleAt: visibleAt)
        case .move(let receipt, let queue, let time): return try move(receipt, to: queue, at: time)
        case .clear(let queue): try clear(queue)
        case .append(let hub, let events, let time): try append(events, to: hub, at: time)
        case .forgetEvents(let hub, let time): try forgetEvents(of: hub, before: time)
        case .putRow(let key, let value): try put(value, at: key)
        case .insertRow(let key, let value): return try insert(value, at: key) ? .done : .rowExists
        case .deleteRow(let key): return try deleteRow(at: key) ? .done : .notFound
        case .note(let name, let value): try keep(value, under: name)
        case .quarantine(let id, let reason): return try quarantine(id, reason)
        case .purge(let id): return try purge(id)
        case .purgeAll(let query, let limit): return .purged(try purgeAll(query, limit: limit))
        }
        return .done
    }

    private mutating func applyTogether(_ writes: [Write]) throws -> WriteOutcome {
        let before = self
        try database.statement("SAVEPOINT together").run()
        for write in writes {
            let outcome = try apply(write)
            guard outcome == .done else {
                try database.statement("ROLLBACK TO together").run()
                try database.statement("RELEASE together").run()
                self = before
                return outcome
            }
        }
        try database.statement("RELEASE together").run()
        return .done
    }

    /// How often the message was claimed since it was last written down; nil when the claim does not stand. What is done with
    /// a message whose claim stands ends it, also when the message turns out to be gone.
    mutating func settle(_ receipt: ClaimedMessage.Receipt) -> Int? {
        guard !released.contains(receipt.id), let count = holdings.claimCount(receipt) else { return nil }
        settled.append(receipt)
        return count
    }

    func run(_ sql: StaticString, _ parameter: Int64) throws {
        let statement = try database.statement(sql)
        statement.bind(parameter, at: 0)
        try statement.run()
    }
}
