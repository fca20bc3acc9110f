import DurableCore
import DurableJSON
import JSONText

extension FuzzTarget {
    /// The columns of a history event, as a damaged or foreign store may have them.
    static let historyRow = FuzzTarget("history-row") { bytes in
        var input = FuzzInput(bytes)
        var record = EventRecord(type: Int(input.byte()), timestamp: Timestamp(microseconds: input.number()))
        record.task = input.optional { Int($0.number()) }
        record.number = input.optional { $0.number() }
        record.name = input.optional { $0.line() }
        record.target = input.optional { InstanceID($0.line()) }
        record.targetExecution = input.optional { ExecutionID($0.line()) }
        record.version = input.optional { $0.line() }
        do {
            record.failure = try input.optional { $0.line() }.map(FailureDetails.init(json:))
            record.tags = try input.optional { $0.line() }.map([String: String].init(jsonObject:)) ?? [:]
            record.entities = try input.optional { $0.line() }.map([InstanceID].init(jsonArray:)) ?? []
        } catch is JSONSyntaxError {
            return
        }
        record.payload = input.optional { Payload(json: $0.text()) }
        guard let event = record.event else { return }
        try expectEqual(EventRecord(event).event, event, "an event does not survive")
        _ = event.timestamp.description
    }
}
