import DurableCore
import DurableJSON
import JSONText

/// Batches of operations as the script side reads them and answers them, payloads verbatim.
enum EntityWire {
    /// The body of the entry `entity`.
    static func body(of batch: EntityBatch) -> String {
        var writer = JSONObjectWriter()
        writer.add("name", batch.entity.name)
        writer.add("key", batch.entity.key)
        writer.add("exists", batch.exists)
        if let state = batch.state { writer.add("state", json: state.json) }
        writer.add("operations", json: "[" + batch.operations.map(operation).joined(separator: ",") + "]")
        return writer.text
    }

    private static func operation(_ operation: EntityBatch.Operation) -> String {
        var writer = JSONObjectWriter()
        writer.add("name", operation.name)
        if let input = operation.input { writer.add("input", json: input.json) }
        writer.add("isSignal", operation.isSignal)
        return writer.text
    }

    /// What the entry answered.
    struct Answer {
        var result = EntityBatchResult(exists: false, state: nil, outcomes: [])
        /// Values of output bindings, in the order they were set.
        var outputs: [FunctionOutput] = []
    }

    /// Reads the answer to the entry `entity`.
    ///
    /// - Throws: `JSONSyntaxError` or `TurnWireError` when it is none.
    static func answer(_ text: String) throws -> Answer {
        var answer = Answer()
        var cursor = JSONCursor(text)
        try cursor.beginObject()
        while let key = try cursor.nextKey() {
            switch key {
            case "exists": answer.result.exists = try cursor.readBool()
            case "state": answer.result.state = try Payload(json: cursor.readRaw())
            case "results":
                try cursor.beginArray()
                while try cursor.nextElement() { answer.result.outcomes.append(try outcome(&cursor)) }
            case "signals":
                try cursor.beginArray()
                while try cursor.nextElement() { answer.result.signals.append(try signal(&cursor)) }
            case "outputs":
                try cursor.beginObject()
                while let name = try cursor.nextKey() {
                    answer.outputs.append(FunctionOutput(name, try Payload(json: cursor.readRaw())))
                }
            default: try cursor.skip()
            }
        }
        return answer
    }

    private static func outcome(_ cursor: inout JSONCursor) throws -> ActivityResult {
        try cursor.beginArray()
        let kind = try TurnWire.element(&cursor) { try $0.readString() }
        switch kind {
        case "returned": return .returned(try TurnWire.lastElement(&cursor))
        case "threw":
            let failure = try TurnWire.element(&cursor) { try FailureDetails(from: &$0) }
            try TurnWire.end(&cursor)
            return .threw(failure)
        default: throw TurnWireError.unknownOutcome(kind)
        }
    }

    private static func signal(_ cursor: inout JSONCursor) throws -> EntityBatchResult.Signal {
        try cursor.beginArray()
        let entity = try TurnWire.element(&cursor) { try $0.readString() }
        let name = try TurnWire.element(&cursor) { try $0.readString() }
        let due = try TurnWire.element(&cursor) { try TurnWire.optionalTime(&$0) }
        let input = try TurnWire.lastElement(&cursor)
        return .init(EntityOperation(entity: InstanceID(entity), name: name, input: input), at: due)
    }
}
