import DurableCore

extension HubWriter {
    func send(_ message: Message) throws -> WriteOutcome {
        var isRewind = false
        if case .executionRewound = message.event.kind { isRewind = true }
        guard let (key, status) = try status(of: message.to) else {
            // Nothing that is not there can be rewound.
            guard message.to.isEntity, !isRewind else { return .notFound }
            try deliver(message)
            return .done
        }
        if isRewind {
            guard status == .failed else { return status.isTerminal ? .ended(status) : .conflict(status) }
            try reopen(key)
        } else if status.isTerminal {
            return .ended(status)
        }
        try deliver(message)
        return .done
    }

    /// Puts a message into an inbox. An instance that is not there or has ended has none; an entity begins with its first.
    func deliver(_ message: Message) throws {
        let insert = try database.statement(
            """
            INSERT INTO inbox (id, instance, due, carried_over, execution,
                               type, at, task, name, target, target_execution, number, payload, failure,
                               version, tags, entities)
            SELECT ?, key, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM instances WHERE id = ? AND ended = 0
            """)
        insert.bind(holdings.nextInboxID(), at: 0)
        insert.bind(message.deliverAt.map { max(1, $0.microseconds) } ?? 0, at: 1)
        insert.bind(message.isCarriedOver ? 1 : 0, at: 2)
        try insert.bind(message.execution?.text, at: 3)
        try insert.bind(EventRecord(message.event), from: 4)
        try insert.bind(message.to.text, at: 4 + SQLiteStatement.eventColumns)
        try insert.run()
        if database.changes == 0, message.to.isEntity, try status(of: message.to) == nil {
            try begin(message.to, at: message.event.timestamp)
            try insert.run()
        }
    }

    func consume(_ messages: [Int64]) throws {
        for message in messages { try run("DELETE FROM inbox WHERE id = ?", message) }
    }

    func cancel(_ timer: Int, of key: Int64, _ execution: ExecutionID) throws {
        // 11 is the type of TimerFired.
        let delete = try database.statement(
            "DELETE FROM inbox WHERE instance = ? AND due > 0 AND type = 11 AND task = ? AND execution = ?")
        delete.bind(key, at: 0)
        delete.bind(timer, at: 1)
        try delete.bind(execution.text, at: 2)
        try delete.run()
    }

    /// Puts a message aside. Its due time comes back with `unpark`, since it decides about the order of delivery.
    func park(_ message: Int64) throws {
        try run("UPDATE inbox SET due = ~due WHERE id = ? AND due >= 0", message)
    }

    func unpark(_ key: Int64) throws {
        try run("UPDATE inbox SET due = ~due WHERE instance = ? AND due < 0", key)
    }
}
