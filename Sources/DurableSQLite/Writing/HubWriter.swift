import DurableCore

/// Applies writes to an open transaction. Whether a write is refused is found out before anything is changed for it.
struct HubWriter {
    let database: SQLiteDatabase
    let holdings: Holdings
    /// Queue messages that were given back. Their claims end with the commit, but nothing may settle them any more.
    var released: Set<Int64> = []
    /// Queue messages that were deleted although somebody may hold them.
    var dropped: Set<Int64> = []

    init(database: SQLiteDatabase, holdings: Holdings) {
        self.database = database
        self.holdings = holdings
    }

    mutating func apply(_ write: Write) throws -> WriteOutcome {
        switch write {
        case .create(let instance): return try create(instance)
        case .send(let message): return try send(message)
        case .checkpoint(let checkpoint, let lease): return try apply(checkpoint, under: lease)
        case .finish(let receipt, let message):
            guard try deleteClaimed(receipt) else { return .fenced }
            if let message { try deliver(message) }
        case .enqueue(let queue, let payload, let visibleAt, let time):
            try enqueue(payload, to: queue, visibleAt: visibleAt, at: time)
        case .release(let receipt, let visibleAt): return try release(receipt, visibleAt: visibleAt)
        case .move(let receipt, let queue, let time): return try move(receipt, to: queue, at: time)
        case .note(let name, let value): try keep(value, under: name)
        case .purge(let id): return try purge(id)
        case .purgeAll(let query, let limit): return .purged(try purgeAll(query, limit: limit))
        }
        return .done
    }

    func run(_ sql: StaticString, _ parameter: Int64) throws {
        let statement = try database.statement(sql)
        statement.bind(parameter, at: 0)
        try statement.run()
    }
}
