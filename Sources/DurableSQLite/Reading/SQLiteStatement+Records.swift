import DurableCore
import DurableJSON
import JSONText

/// An event's columns, always in this order: type, at, task, name, target, target_execution, number, payload, failure,
/// version, tags, entities.
extension SQLiteStatement {
    /// How many columns an event has.
    static let eventColumns: Int32 = 12

    func bind(_ record: EventRecord, from index: Int32) throws(SQLiteError) {
        bind(record.type, at: index)
        bind(record.timestamp.microseconds, at: index + 1)
        bind(record.task, at: index + 2)
        try bind(record.name, at: index + 3)
        try bind(record.target?.text, at: index + 4)
        try bind(record.targetExecution?.text, at: index + 5)
        bind(record.number, at: index + 6)
        try bind(record.payload?.json, at: index + 7)
        try bind(record.failure?.json, at: index + 8)
        try bind(record.version, at: index + 9)
        try bind(record.tags, at: index + 10)
        try bind(record.entities.isEmpty ? nil : record.entities.jsonArray, at: index + 11)
    }

    func bind(_ tags: [String: String], at index: Int32) throws(SQLiteError) {
        try bind(tags.isEmpty ? nil : tags.jsonObject, at: index)
    }

    /// - Throws: `SQLiteStorageError.damaged` when the columns do not make an event.
    func event(from index: Int32) throws -> HistoryEvent {
        var record = EventRecord(type: Int(int(index)), timestamp: timestamp(index + 1))
        record.task = optionalInt(index + 2).map(Int.init)
        record.name = optionalText(index + 3)
        record.target = optionalText(index + 4).map { InstanceID($0) }
        record.targetExecution = optionalText(index + 5).map { ExecutionID($0) }
        record.number = optionalInt(index + 6)
        record.payload = try checkedPayload(index + 7)
        record.failure = try optionalText(index + 8).map(FailureDetails.init(json:))
        record.version = optionalText(index + 9)
        record.tags = try tags(index + 10)
        record.entities = try optionalText(index + 11).map([InstanceID].init(jsonArray:)) ?? []
        guard let event = record.event else {
            throw SQLiteStorageError.damaged("a history event of type \(record.type) lacks what it needs")
        }
        return event
    }

    func tags(_ column: Int32) throws -> [String: String] {
        try optionalText(column).map([String: String].init(jsonObject:)) ?? [:]
    }

    func payload(_ column: Int32) -> Payload? { optionalText(column).map(Payload.init(json:)) }

    /// - Throws: `SQLiteStorageError.damaged` when it is no JSON text.
    func checkedPayload(_ column: Int32) throws -> Payload? {
        guard hasText(column) else { return nil }
        guard let text = validText(column) else { throw SQLiteStorageError.damaged("a payload is no text in UTF-8") }
        do {
            var cursor = JSONCursor(text)
            try cursor.skip()
            try cursor.finish()
        } catch {
            throw SQLiteStorageError.damaged("a payload is no JSON: \(error)")
        }
        return Payload(json: text)
    }

    func timestamp(_ column: Int32) -> Timestamp { Timestamp(microseconds: int(column)) }
}
