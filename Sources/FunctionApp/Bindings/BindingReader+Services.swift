import JSONText

/// The bindings to queues, timers, blobs, event hubs and tables (spec: host.md 2.8-2.10).
extension BindingReader {
    mutating func readQueue() -> QueueBinding? {
        let connection = string("connection")
        guard let name = requiredString("queueName") else { return nil }
        checkQueueName(name)
        return QueueBinding(queueName: name, connection: connection)
    }

    mutating func readQueueOutput() -> QueueOutput? {
        let connection = string("connection")
        guard let name = requiredTemplate("queueName") else { return nil }
        if let constant = name.constant { checkQueueName(constant) }
        return QueueOutput(queueName: name, connection: connection)
    }

    private mutating func checkQueueName(_ name: String) {
        if !QueueNameRule.isValid(name) { fields.report(QueueNameRule.problem(with: name), at: "queueName") }
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
        let isEmpty = fields.value("path")?.stringValue == ""
        guard let path = isEmpty ? try? BindingTemplate("") : requiredTemplate("path") else { return nil }
        let container = path.constantPrefix.split(separator: "/", omittingEmptySubsequences: false)
        if container.count > 1 || (path.constant != nil && !isEmpty), let name = container.first {
            if !ContainerName.isValid(name) {
                fields.report("'\(name)' is no name of a container: \(ContainerName.rule).", at: "path")
            } else if path.constant != nil, container.count == 1 || container[1].isEmpty && container.count == 2 {
                fields.report("The path '\(path.text)' must be a container and a blob: 'container/blob'.", at: "path")
            }
        }
        return BlobBinding(path: path, connection: connection)
    }

    mutating func readBlobTrigger() -> BlobTrigger? {
        let connection = string("connection")
        guard let path = requiredString("path") else { return nil }
        do throws(BindingTemplateError) {
            return BlobTrigger(pattern: try BlobPattern(path), connection: connection)
        } catch {
            fields.report("\(error)", at: "path")
            return nil
        }
    }

    // Functions 1 called the event hub's name `path`.
    mutating func readEventHub() -> EventHubBinding? {
        let connection = string("connection")
        let cardinality = string("cardinality")?.lowercased() ?? "one"
        if !["one", "many"].contains(cardinality) {
            fields.report("'cardinality' must be one of 'one', 'many', but is '\(cardinality)'.", at: "cardinality")
        }
        let consumerGroup = string("consumerGroup") ?? "$Default"
        guard let name = requiredString("eventHubName", or: "path") else { return nil }
        return EventHubBinding(
            eventHubName: name, connection: connection, isBatch: cardinality == "many", consumerGroup: consumerGroup)
    }

    mutating func readEventHubOutput() -> EventHubOutput? {
        let connection = string("connection")
        return requiredTemplate("eventHubName", or: "path").map { EventHubOutput(eventHubName: $0, connection: connection) }
    }

    mutating func readTable() -> TableBinding? {
        let keys = (partition: template("partitionKey"), row: template("rowKey"))
        let take = fields.value("take")?.stringValue.flatMap { Int($0) } ?? fields.int("take")
        let filter = template("filter")
        if let text = filter?.constant {
            do throws(TableFilterError) {
                _ = try TableFilter(text)
            } catch {
                fields.report("\(error)", at: "filter")
            }
        }
        let connection = string("connection")
        guard let name = requiredTemplate("tableName") else { return nil }
        if let constant = name.constant, !TableNameRule.isValid(constant) {
            fields.report(TableNameRule.problem(with: constant), at: "tableName")
        }
        return TableBinding(
            tableName: name, partitionKey: keys.partition, rowKey: keys.row, take: take, filter: filter, connection: connection)
    }
}
