import DurableCore
import DurableJSON

/// An event's columns, always in this order: type, at, task, name, target, target_execution, number, payload, failure.
extension SQLiteStatement {
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
    }

    /// - Throws: `SQLiteStorageError.damaged` when the columns do not make an event.
    func event(from index: Int32) throws -> HistoryEvent {
        let record = EventRecord(
            type: Int(int(index)), timestamp: Timestamp(microseconds: int(index + 1)),
            task: optionalInt(index + 2).map(Int.init), name: optionalText(index + 3),
            target: optionalText(index + 4).map { InstanceID($0) },
            targetExecution: optionalText(index + 5).map { ExecutionID($0) }, number: optionalInt(index + 6),
            payload: payload(index + 7), failure: try optionalText(index + 8).map(FailureDetails.init(json:)))
        guard let event = record.event else {
            throw SQLiteStorageError.damaged("a history event of type \(record.type) lacks what it needs")
        }
        return event
    }

    func payload(_ column: Int32) -> Payload? { optionalText(column).map(Payload.init(json:)) }

    func timestamp(_ column: Int32) -> Timestamp { Timestamp(microseconds: int(column)) }
}
