import DurableCore
import JSONText

/// Events and messages, written by the columns of their records.
extension GoldenJSON {
    private static let types: [String: Int] = {
        let kinds = (0..<120).map { EventRecord(type: $0, timestamp: start) }
        var types: [String: Int] = [:]
        for var record in kinds {
            record.task = 0
            record.number = 0
            record.name = RuntimeStatus.completed.rawValue
            record.target = "@a@b"
            record.targetExecution = "e"
            record.failure = boom
            record.entities = ["@a@b"]
            if let event = record.event { types[event.kind.name] = record.type }
        }
        return types
    }()

    static func event(_ event: HistoryEvent) throws -> JSONValue {
        let record = EventRecord(event)
        return object([
            ("type", .string(event.kind.name)), ("at", time(record.timestamp)), ("task", record.task.map { JSONValue($0) }),
            ("name", record.name.map { .string($0) }), ("target", record.target.map { .string($0.text) }),
            ("targetExecution", record.targetExecution.map { .string($0.text) }), ("number", number(of: record)),
            ("due", due(of: record)), ("payload", try payload(record.payload)), ("failure", failure(record.failure)),
            ("version", record.version.map { .string($0) }), ("tags", tags(record.tags)), ("entities", ids(record.entities)),
        ])
    }

    static func event(from json: JSONValue) throws -> HistoryEvent {
        let name = try string("type", of: json)
        guard let type = types[name] else { throw GoldenError("there is no event '\(name)'") }
        var record = EventRecord(type: type, timestamp: try time(from: json["at"]))
        record.task = json["task"]?.intValue
        record.name = json["name"]?.stringValue
        record.target = json["target"]?.stringValue.map { InstanceID($0) }
        record.targetExecution = json["targetExecution"]?.stringValue.map { ExecutionID($0) }
        record.number = json["number"]?.intValue.map(Int64.init)
        if let due = json["due"] { record.number = try time(from: due).microseconds }
        record.payload = payload(from: json["payload"])
        record.failure = try failure(from: json["failure"])
        record.version = json["version"]?.stringValue
        for member in json["tags"]?.objectValue ?? [:] { record.tags[member.key] = member.value.stringValue }
        record.entities = ids(from: json["entities"])
        guard let event = record.event else { throw GoldenError("this makes no event: \(json)") }
        return event
    }

    /// Whether the record's number is a time: that of a timer or of a signal that is sent later.
    private static func isDue(_ record: EventRecord) -> Bool { [10, 103].contains(record.type) }

    private static func number(of record: EventRecord) -> JSONValue? {
        isDue(record) ? JSONValue?.none : record.number.map { JSONValue($0) }
    }

    private static func due(of record: EventRecord) -> JSONValue? {
        isDue(record) ? record.number.map { time(Timestamp(microseconds: $0)) } : JSONValue?.none
    }

    static func message(_ message: Message) throws -> JSONValue {
        object([
            ("to", .string(message.to.text)), ("execution", message.execution.map { .string($0.text) }),
            ("deliverAt", message.deliverAt.map(time)), ("isCarriedOver", flag(message.isCarriedOver)),
            ("event", try event(message.event)),
        ])
    }

    static func message(from json: JSONValue) throws -> Message {
        Message(
            to: try id("to", of: json), execution: json["execution"]?.stringValue.map { ExecutionID($0) },
            try event(from: json["event"] ?? .null), deliverAt: try json["deliverAt"].map { try time(from: $0) },
            isCarriedOver: json["isCarriedOver"]?.boolValue ?? false)
    }
}
