import DurableCore
import DurableJSON

extension HubWriter {
    mutating func apply(_ checkpoint: Checkpoint, under lease: PartitionLease) throws -> WriteOutcome {
        guard holdings.stands(lease) else { return .fenced }
        guard let change = checkpoint.change else {
            if let current = try execution(of: checkpoint.instance), current != checkpoint.execution { return .fenced }
            try consume(checkpoint.consumed)
            return .done
        }
        if case .entity(let state, let from) = change.body {
            guard try self.change(state, from: from, under: checkpoint.execution) else { return .fenced }
        }
        guard let key = try update(checkpoint, change) else { return .fenced }
        try consume(checkpoint.consumed)
        switch change.body {
        case .history(let from, let events): try append(events, to: key, from: from)
        case .restart(_, let input, _):
            try run("DELETE FROM history WHERE instance = ?", key)
            try setInput(input, of: key)
        case .entity: break
        }
        if change.update.status.isTerminal { try run("DELETE FROM inbox WHERE instance = ?", key) }
        for timer in change.cancelledTimers { try cancel(timer, of: key, checkpoint.execution) }
        if change.unparks { try unpark(key) }
        for message in change.parked { try park(message) }
        if change.update.status == .terminated { try dropActivities(of: checkpoint.instance, checkpoint.execution) }
        for task in change.tasks { try enqueue(task) }
        for message in change.messages { try deliver(message) }
        for child in change.children { try start(child) }
        for child in change.rewoundChildren { try rewind(child) }
        return .done
    }

    private func rewind(_ child: NewInstance) throws {
        switch ChildRewind(child, existing: try database.instance(child.id)?.row) {
        case .wait: break
        case .rewind(let message): _ = try send(message)
        case .answer(let message): try deliver(message)
        case .start: try start(child)
        }
    }

    /// nil when there is no such instance.
    private func execution(of instance: InstanceID) throws -> ExecutionID? {
        let rows = try database.statement("SELECT execution FROM instances WHERE id = ?")
        try rows.bind(instance.text, at: 0)
        return try rows.first { ExecutionID(rows.text(0)) }
    }

    /// Changes the instance's row if execution and history are those the turn began with. Returns its key, or nil.
    private func update(_ checkpoint: Checkpoint, _ change: Checkpoint.Change) throws -> Int64? {
        let statement = try database.statement(
            """
            UPDATE instances SET execution = ?1, updated_at = ?2, history_length = ?3,
                custom_status = coalesce(?4, custom_status), output = ?5, failure = ?6, reason = ?7
            WHERE id = ?8 AND execution = ?9 AND history_length = ?10 AND ended = 0 RETURNING key
            """)
        let (execution, from, length) =
            switch change.body {
            case .history(let from, let events): (checkpoint.execution, from, from + events.count)
            case .restart(let next, _, let from): (next, from, 0)
            // An entity has no history: its version was looked at before.
            case .entity: (checkpoint.execution, 0, 0)
            }
        let update = change.update
        try statement.bind(execution.text, at: 0)
        statement.bind(update.lastUpdatedAt.microseconds, at: 1)
        statement.bind(length, at: 2)
        try statement.bind(update.customStatus?.json, at: 3)
        try statement.bind(update.output?.json, at: 4)
        try statement.bind(update.failure?.json, at: 5)
        try statement.bind(update.reason, at: 6)
        try statement.bind(checkpoint.instance.text, at: 7)
        try statement.bind(checkpoint.execution.text, at: 8)
        statement.bind(from, at: 9)
        guard let key = try statement.first({ statement.int(0) }) else { return nil }
        try set(update.status, of: key)
        return key
    }

    /// By itself, since a turn that does not change the status need not write the indexes that have it.
    private func set(_ status: RuntimeStatus, of key: Int64) throws {
        let update = try database.statement(
            "UPDATE instances SET status = ?1, ended = ?2 WHERE key = ?3 AND (status, ended) <> (?1, ?2)")
        try update.bind(status.rawValue, at: 0)
        update.bind(status.isTerminal ? 1 : 0, at: 1)
        update.bind(key, at: 2)
        try update.run()
    }

    private func append(_ events: [HistoryEvent], to key: Int64, from position: Int) throws {
        let insert = try database.statement(
            """
            INSERT INTO history (instance, position, type, at, task, name, target, target_execution, number, payload, failure,
                                 version, tags, entities)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        for (offset, event) in events.enumerated() {
            insert.bind(key, at: 0)
            insert.bind(position + offset, at: 1)
            try insert.bind(EventRecord(event), from: 2)
            try insert.run()
        }
    }
}
