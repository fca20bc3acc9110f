import JSONText

/// The bindings to queues, timers, blobs, event hubs and tables (spec: host.md 2.8-2.10).
extension BindingReader {
    mutating func readQueue() -> QueueBinding? {
        let connection = string("connection")
        guard let name = requiredString("queueName") else { return nil }
        let isExpression = name.contains("{")
        if !isExpression, !Self.isQueueName(name) {
            fields.report(
                "The queue name '\(name)' is invalid: it must be 3 to 63 lower-case letters, digits and single dashes, "
                    + "with a letter or digit at both ends.", at: "queueName")
        }
        return QueueBinding(queueName: name, connection: connection)
    }

    mutating func readTimer() -> TimerTrigger? {
        let runOnStartup = fields.bool("runOnStartup") ?? false
        let useMonitor = fields.bool("useMonitor") ?? true
        guard let text = requiredString("schedule") else { return nil }
        do throws(ScheduleError) {
            let schedule = try TimerSchedule(text)
            return TimerTrigger(
                schedule: schedule, timeZone: try TimeZoneRules(settings), runOnStartup: runOnStartup,
                useMonitor: useMonitor && !schedule.isFrequent)
        } catch {
            fields.report("The schedule '\(text)' cannot be used: \(error).", at: "schedule")
            return nil
        }
    }

    mutating func readBlob() -> BlobBinding? {
        let connection = string("connection")
        // The original's samples have outputs with an empty path that are never written to.
        if fields.value("path")?.stringValue == "" { return BlobBinding(path: "", connection: connection) }
        return requiredString("path").map { BlobBinding(path: $0, connection: connection) }
    }

    mutating func readEventHub() -> EventHubBinding? {
        let connection = string("connection")
        let cardinality = string("cardinality")?.lowercased() ?? "one"
        if !["one", "many"].contains(cardinality) {
            fields.report("'cardinality' must be one of 'one', 'many', but is '\(cardinality)'.", at: "cardinality")
        }
        let consumerGroup = string("consumerGroup") ?? "$Default"
        // Functions 1 called the event hub's name `path`.
        guard let name = requiredString("eventHubName", or: "path") else { return nil }
        return EventHubBinding(
            eventHubName: name, connection: connection, isBatch: cardinality == "many", consumerGroup: consumerGroup)
    }

    mutating func readTable() -> TableBinding? {
        let keys = (partition: string("partitionKey"), row: string("rowKey"))
        let take = fields.value("take")?.stringValue.flatMap { Int($0) } ?? fields.int("take")
        let filter = string("filter")
        let connection = string("connection")
        return requiredString("tableName").map {
            TableBinding(
                tableName: $0, partitionKey: keys.partition, rowKey: keys.row, take: take, filter: filter, connection: connection)
        }
    }

    private static func isQueueName(_ name: String) -> Bool {
        (3...63).contains(name.count) && name.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil
    }
}
