import DurableCore

/// One look into the inboxes.
struct InboxReader {
    let database: SQLiteDatabase
    let leased: Set<Partition>
    let busy: Set<InstanceID>
    let now: Timestamp
    let partitionCount: Int

    /// A turn takes at most this many messages; the rest stay for the next.
    private static let messagesPerTurn = 4_096
    /// How many messages of busy instances are passed over on the way to the one that is due next. Behind them a time is
    /// announced that may be too early, which costs one look in vain.
    private static let furthestLookAhead = 1_000

    private struct Owner {
        let key: Int64
        let instance: InstanceID
        let partition: Partition
    }

    func page(limit: Int) throws -> InboxPage {
        var page = InboxPage(batches: [])
        for owner in try waiting(limit: limit) {
            do {
                page.batches.append(try batch(owner, limit: Self.messagesPerTurn))
            } catch let damage as StorageDamage {
                page.damaged[owner.instance] = damage
            }
        }
        page.nextDue = try nextDue()
        // A termination does not wait until it is in the first messages.
        page.interrupted = try interrupted().map { try batch($0, limit: -1) }
        return page
    }

    /// The instances with something due, the one that waits longest first.
    private func waiting(limit: Int) throws -> [Owner] {
        var found: [Owner] = []
        if limit == 0 { return found }
        var seen: Set<Int64> = []
        let rows = try database.statement("SELECT instance FROM inbox WHERE due BETWEEN 0 AND ? ORDER BY due, id")
        rows.bind(now.microseconds, at: 0)
        try rows.forEachRow {
            let key = rows.int(0)
            guard seen.insert(key).inserted else { return true }
            if let owner = try owner(of: key), !busy.contains(owner.instance) { found.append(owner) }
            return found.count < limit
        }
        return found
    }

    private func nextDue() throws -> Timestamp? {
        var due: Timestamp?
        var passed: Set<Int64> = []
        var count = 0
        let rows = try database.statement("SELECT due, instance FROM inbox WHERE due > ? ORDER BY due")
        rows.bind(now.microseconds, at: 0)
        try rows.forEachRow {
            let key = rows.int(1)
            count += 1
            if count < Self.furthestLookAhead {
                if passed.contains(key) { return true }
                guard let owner = try owner(of: key), !busy.contains(owner.instance) else {
                    passed.insert(key)
                    return true
                }
            }
            due = rows.timestamp(0)
            return false
        }
        return due
    }

    /// 3 is the type of ExecutionTerminated.
    static let terminations: StaticString = "SELECT DISTINCT instance FROM inbox WHERE type = 3 AND due BETWEEN 0 AND ?"

    /// The busy instances to which a termination was sent.
    private func interrupted() throws -> [Owner] {
        var found: [Owner] = []
        if busy.isEmpty { return found }
        let rows = try database.statement(Self.terminations)
        rows.bind(now.microseconds, at: 0)
        try rows.forEachRow {
            if let owner = try owner(of: rows.int(0)), busy.contains(owner.instance) { found.append(owner) }
            return true
        }
        return found
    }

    /// Whose inbox it is; nil when this host is not to work on it.
    private func owner(of key: Int64) throws -> Owner? {
        let named = try database.statement("SELECT id FROM instances WHERE key = ?")
        named.bind(key, at: 0)
        return try named.first {
            let id = InstanceID(named.text(0))
            let partition = Partition(of: id, count: partitionCount)
            return leased.contains(partition) ? Owner(key: key, instance: id, partition: partition) : nil
        } ?? nil
    }

    /// - Parameter limit: negative for none.
    private func batch(_ owner: Owner, limit: Int) throws -> InboxPage.Batch {
        let rows = try database.statement(
            """
            SELECT id, due, carried_over, execution,
                   type, at, task, name, target, target_execution, number, payload, failure, version, tags, entities
            FROM inbox WHERE instance = ? AND due BETWEEN 0 AND ? ORDER BY carried_over DESC, id LIMIT ?
            """)
        rows.bind(owner.key, at: 0)
        rows.bind(now.microseconds, at: 1)
        rows.bind(limit, at: 2)
        var messages: [StoredMessage] = []
        try StorageDamage.telling(of: "inbox of instance \(owner.instance)") {
            try rows.forEachRow {
                let due = rows.int(1)
                let message = Message(
                    to: owner.instance, execution: rows.optionalText(3).map { ExecutionID($0) }, try rows.event(from: 4),
                    deliverAt: due == 0 ? nil : Timestamp(microseconds: due), isCarriedOver: rows.int(2) != 0)
                messages.append(StoredMessage(sequence: rows.int(0), message))
                return true
            }
        }
        return InboxPage.Batch(instance: owner.instance, partition: owner.partition, messages: messages)
    }
}
