import DurableCore

/// Shows every instance, its inbox and the waiting activities to the rules of task hubs.
extension StoreCheck {
    mutating func checkInstances() throws {
        let partitionCount = try partitionCount()
        var verification = HubVerification()
        // One after the other by their keys: a store may hold more than fits into memory.
        var key = Int64.min
        while let next = try instance(after: key) {
            key = next.key
            try check(next, partitionCount, &verification)
        }
        try takeActivities(into: &verification)
        verification.conclude()
        for violation in verification.violations { add(violation) }
    }

    private struct Instance {
        let key: Int64
        let id: InstanceID
        let partition: Int64
    }

    private func partitionCount() throws -> Int {
        let count = try database.statement("SELECT count(*) FROM partitions")
        return Int(try count.first { count.int(0) } ?? 0)
    }

    private func instance(after key: Int64) throws -> Instance? {
        let next = try database.statement("SELECT key, id, partition FROM instances WHERE key > ? ORDER BY key LIMIT 1")
        next.bind(key, at: 0)
        return try next.first { Instance(key: next.int(0), id: InstanceID(next.text(1)), partition: next.int(2)) }
    }

    private mutating func check(_ instance: Instance, _ partitionCount: Int, _ verification: inout HubVerification) throws {
        if partitionCount > 0, instance.partition != Partition(of: instance.id, count: partitionCount).number {
            add(
                Violation(
                    .instanceIsInItsPartition, instance.id, in: "instances", row: instance.id.text,
                    "it is in partition \(instance.partition)"))
        }
        let (inbox, parked) = try inbox(of: instance)
        let history = try history(of: instance)
        guard let row = try row(of: instance), let history, let inbox else { return }
        if row.entity == nil { report.counts.orchestrations += 1 } else { report.counts.entities += 1 }
        verification.take(StoredInstance(row: row, history: history), inbox: inbox, parked: parked)
    }

    /// nil when it makes no sense, which is reported.
    private mutating func row(of instance: Instance) throws -> InstanceRow? {
        do {
            guard let found = try database.instance(instance.id), found.key == instance.key else {
                add(unreadable(instance, in: "instances", row: instance.id.text, "it is not found by its id"))
                return nil
            }
            return found.row
        } catch let error as SQLiteError {
            throw error
        } catch {
            add(unreadable(instance, in: "instances", row: instance.id.text, "\(error)"))
            return nil
        }
    }

    private mutating func history(of instance: Instance) throws -> [HistoryEvent]? {
        let rows = try database.statement(
            """
            SELECT position, type, at, task, name, target, target_execution, number, payload, failure, version, tags, entities
            FROM history WHERE instance = ? ORDER BY position
            """)
        rows.bind(instance.key, at: 0)
        var history: [HistoryEvent] = []
        var problems: [Violation] = []
        try rows.forEachRow {
            do {
                history.append(try rows.event(from: 1))
            } catch {
                problems.append(unreadable(instance, in: "history", row: "\(rows.int(0))", "\(error)"))
            }
            return true
        }
        report.counts.events += history.count
        for problem in problems { add(problem) }
        return problems.isEmpty ? history : nil
    }

    private mutating func inbox(of instance: Instance) throws -> ([StoredMessage]?, parked: Set<Int64>) {
        let rows = try database.statement(
            """
            SELECT id, due, carried_over, execution,
                   type, at, task, name, target, target_execution, number, payload, failure, version, tags, entities
            FROM inbox WHERE instance = ? ORDER BY id
            """)
        rows.bind(instance.key, at: 0)
        var inbox: [StoredMessage] = []
        var parked: Set<Int64> = []
        var problems: [Violation] = []
        try rows.forEachRow {
            let id = rows.int(0)
            if rows.int(1) < 0 { parked.insert(id) }
            let due = rows.int(1) < 0 ? ~rows.int(1) : rows.int(1)
            do {
                let message = Message(
                    to: instance.id, execution: rows.optionalText(3).map { ExecutionID($0) }, try rows.event(from: 4),
                    deliverAt: due == 0 ? nil : Timestamp(microseconds: due), isCarriedOver: rows.int(2) != 0)
                inbox.append(StoredMessage(sequence: id, message))
            } catch {
                problems.append(unreadable(instance, in: "inbox", row: "\(id)", "\(error)"))
            }
            return true
        }
        report.counts.messages += inbox.count
        for problem in problems { add(problem) }
        return (problems.isEmpty ? inbox : nil, parked)
    }

    private func unreadable(_ instance: Instance, in table: String, row: String, _ detail: String) -> Violation {
        Violation(.rowsAreReadable, instance.id, in: table, row: row, detail)
    }

    private mutating func takeActivities(into verification: inout HubVerification) throws {
        let rows = try database.statement("SELECT id, queue, instance, execution, task, name, payload FROM queue_messages")
        try rows.forEachRow {
            report.counts.queueMessages += 1
            guard rows.text(1) == QueueName.activities.text, let instance = rows.optionalText(2),
                let execution = rows.optionalText(3), let task = rows.optionalInt(4), let name = rows.optionalText(5)
            else { return true }
            verification.take(
                ActivityTask(
                    instance: InstanceID(instance), execution: ExecutionID(execution), task: Int(task), name: name,
                    input: rows.payload(6)),
                row: "\(rows.int(0))")
            return true
        }
    }
}
