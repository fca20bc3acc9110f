package import DurableCore

extension SQLiteStorage {
    package func claim(
        _ queue: QueueName, limit: Int, by host: HostID, at now: Timestamp, until: Timestamp
    ) async throws -> ClaimPage {
        // Taken before the read: a message that is finished meanwhile is still left out, whichever snapshot the read has.
        let claimed = holdings.beginLook(into: queue, at: now)
        defer { holdings.endLook() }
        let (found, nextVisible) = try await reader.perform { database in
            (
                try Self.visibleMessages(database, queue, at: now, excluding: claimed, limit: limit),
                try Self.nextVisible(database, queue, after: now)
            )
        }
        // A function that kills its process must not be tried for ever. An activity is: its claims cost no write.
        let isWrittenDown = queue != .activities
        var page = ClaimPage(messages: [], nextDue: nextVisible)
        for message in found {
            guard let (token, count) = holdings.claim(message.id, of: queue, until: until, isWrittenDown: isWrittenDown) else {
                continue
            }
            let receipt = ClaimedMessage.Receipt(queue: queue, id: message.id, token: token)
            page.messages.append(
                ClaimedMessage(
                    receipt: receipt, content: message.content, dequeueCount: message.dequeueCount + count,
                    insertedAt: message.insertedAt))
        }
        if isWrittenDown, !page.messages.isEmpty { page.messages = try await writtenDown(page.messages) }
        if let runsOut = claimed.values.min() { page.nextDue = min(page.nextDue ?? runsOut, runsOut) }
        return page
    }

    /// Counts claims in the store, so that they are known when the process dies. Messages that are gone are left out.
    private func writtenDown(_ messages: [ClaimedMessage]) async throws -> [ClaimedMessage] {
        do {
            let counted = try await write { database in
                try database.unsyncedTransaction {
                    try messages.compactMap { message in
                        try database.countClaim(of: message.receipt.id).map { count in
                            ClaimedMessage(
                                receipt: message.receipt, content: message.content, dequeueCount: count,
                                insertedAt: message.insertedAt)
                        }
                    }
                }
            }
            let kept = Set(counted.map(\.receipt))
            holdings.endClaims(messages.map(\.receipt).filter { !kept.contains($0) })
            return counted
        } catch {
            holdings.endClaims(messages.map(\.receipt))
            throw error
        }
    }

    package func extend(_ receipts: [ClaimedMessage.Receipt], until: Timestamp) -> [ClaimedMessage.Receipt] {
        receipts.filter { holdings.extend($0, until: until) }
    }

    private struct VisibleMessage {
        let id: Int64
        let content: QueueContent
        let dequeueCount: Int
        let insertedAt: Timestamp?
    }

    private static func visibleMessages(
        _ database: SQLiteDatabase, _ queue: QueueName, at now: Timestamp, excluding claimed: [Int64: Timestamp],
        limit: Int
    ) throws -> [VisibleMessage] {
        let rows = try database.statement(
            """
            SELECT id, dequeue_count, inserted_at, instance, execution, task, name, payload FROM queue_messages
            WHERE queue = ? AND visible_at <= ? ORDER BY visible_at, id
            """)
        try rows.bind(queue.text, at: 0)
        rows.bind(now.microseconds, at: 1)
        var found: [VisibleMessage] = []
        if limit == 0 { return found }
        try rows.forEachRow {
            let id = rows.int(0)
            if claimed[id] == nil {
                found.append(
                    VisibleMessage(
                        id: id, content: rows.queueContent(from: 3), dequeueCount: Int(rows.int(1)),
                        insertedAt: rows.optionalInt(2).map { Timestamp(microseconds: $0) }))
            }
            return found.count < limit
        }
        return found
    }

    private static func nextVisible(
        _ database: SQLiteDatabase, _ queue: QueueName, after now: Timestamp
    ) throws -> Timestamp? {
        let next = try database.statement(
            "SELECT visible_at FROM queue_messages WHERE queue = ? AND visible_at > ? ORDER BY visible_at LIMIT 1")
        try next.bind(queue.text, at: 0)
        next.bind(now.microseconds, at: 1)
        return try next.first { next.timestamp(0) }
    }
}

extension SQLiteDatabase {
    /// Returns how often the message was claimed now; nil when it is gone.
    fileprivate func countClaim(of message: Int64) throws -> Int? {
        let update = try statement(
            "UPDATE queue_messages SET dequeue_count = dequeue_count + 1 WHERE id = ? RETURNING dequeue_count")
        update.bind(message, at: 0)
        return try update.first { Int(update.int(0)) }
    }
}
