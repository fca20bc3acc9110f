import DurableCore
import DurableJSON
import JSONText

extension TurnWire {
    /// Reads the answer to the entry `turn`; nil when the script side holds no session of the instance.
    ///
    /// - Throws: `JSONSyntaxError` or `TurnWireError` when it is none.
    static func result(of answer: String) throws -> TurnResult? {
        var result = TurnResult()
        var cursor = JSONCursor(answer)
        try cursor.beginObject()
        while let key = try cursor.nextKey() {
            switch key {
            case "sessionGone":
                if try cursor.readBool() { return nil }
            case "replayed": result.replayed = try actions(&cursor)
            case "actions": result.actions = try actions(&cursor)
            case "customStatus": result.customStatus = try Payload(json: cursor.readRaw())
            case "ending": result.ending = try ending(&cursor)
            default: try cursor.skip()
            }
        }
        return result
    }

    private static func actions(_ cursor: inout JSONCursor) throws -> [Action] {
        var actions: [Action] = []
        try cursor.beginArray()
        while try cursor.nextElement() { actions.append(try action(&cursor)) }
        return actions
    }

    private static func action(_ cursor: inout JSONCursor) throws -> Action {
        try cursor.beginArray()
        let kind = try element(&cursor) { try $0.readString() }
        switch kind {
        case "task":
            let name = try element(&cursor) { try $0.readString() }
            return .scheduleTask(name: name, input: try lastElement(&cursor))
        case "timer":
            let fireAt = Timestamp(milliseconds: try element(&cursor) { try $0.readDouble() })
            try end(&cursor)
            return .createTimer(fireAt: fireAt)
        case "cancelTimer":
            let task = try element(&cursor) { try $0.readInt() }
            try end(&cursor)
            return .cancelTimer(task: task)
        case "subOrchestration":
            let name = try element(&cursor) { try $0.readString() }
            let id = try element(&cursor) { try optionalString(&$0) }
            let version = try element(&cursor) { try optionalString(&$0) }
            return .createSubOrchestration(
                name: name, id.map { InstanceID($0) }, version: version, input: try lastElement(&cursor))
        case "event":
            let receiver = try element(&cursor) { try $0.readString() }
            let name = try element(&cursor) { try $0.readString() }
            return .sendEvent(to: InstanceID(receiver), name: name, input: try lastElement(&cursor))
        case "callEntity": return .callEntity(try operation(&cursor) { try lastElement(&$0) })
        case "signalEntity":
            var due: Timestamp?
            let signal = try operation(&cursor) { cursor in
                due = try element(&cursor) { try optionalTime(&$0) }
                return try lastElement(&cursor)
            }
            return .signalEntity(signal, at: due)
        case "lock":
            let entities = try element(&cursor) { try instances(&$0) }
            try end(&cursor)
            return .lockEntities(entities)
        case "unlock":
            try end(&cursor)
            return .releaseEntities
        default: throw TurnWireError.unknownAction(kind)
        }
    }

    /// `entity, name, …`: `input` reads what stands behind the name.
    private static func operation(
        _ cursor: inout JSONCursor, input: (inout JSONCursor) throws -> Payload?
    ) throws -> EntityOperation {
        let entity = try element(&cursor) { try $0.readString() }
        let name = try element(&cursor) { try $0.readString() }
        return EntityOperation(entity: InstanceID(entity), name: name, input: try input(&cursor))
    }

    private static func instances(_ cursor: inout JSONCursor) throws -> [InstanceID] {
        var ids: [InstanceID] = []
        try cursor.beginArray()
        while try cursor.nextElement() { ids.append(InstanceID(try cursor.readString())) }
        return ids
    }

    private static func ending(_ cursor: inout JSONCursor) throws -> TurnResult.Ending {
        try cursor.beginArray()
        let kind = try element(&cursor) { try $0.readString() }
        switch kind {
        case "returned": return .returned(try lastElement(&cursor))
        case "threw":
            let failure = try element(&cursor) { try FailureDetails(from: &$0) }
            try end(&cursor)
            return .threw(failure)
        case "continuedAsNew":
            let input = try element(&cursor) { try Payload(json: $0.readRaw()) }
            let events = try element(&cursor) { try unprocessed(&$0) }
            try end(&cursor)
            return .continuedAsNew(input, unprocessed: events)
        default: throw TurnWireError.unknownEnding(kind)
        }
    }

    private static func unprocessed(_ cursor: inout JSONCursor) throws -> [TurnResult.UnprocessedEvent] {
        var events: [TurnResult.UnprocessedEvent] = []
        try cursor.beginArray()
        while try cursor.nextElement() {
            try cursor.beginArray()
            let name = try element(&cursor) { try $0.readString() }
            events.append(.init(name: name, input: try lastElement(&cursor)))
        }
        return events
    }

    static func element<Value>(
        _ cursor: inout JSONCursor, _ read: (inout JSONCursor) throws -> Value
    ) throws -> Value {
        guard try cursor.nextElement() else { throw TurnWireError.elementMissing }
        return try read(&cursor)
    }

    /// The array's last element as it stands; nil when it was left out.
    static func lastElement(_ cursor: inout JSONCursor) throws -> Payload? {
        guard try cursor.nextElement() else { return nil }
        let payload = try Payload(json: cursor.readRaw())
        try end(&cursor)
        return payload
    }

    static func end(_ cursor: inout JSONCursor) throws {
        if try cursor.nextElement() { throw TurnWireError.elementTooMany }
    }

    /// Milliseconds since 1970, or null.
    static func optionalTime(_ cursor: inout JSONCursor) throws -> Timestamp? {
        if try cursor.peekKind() == .null {
            try cursor.readNull()
            return nil
        }
        return Timestamp(milliseconds: try cursor.readDouble())
    }

    static func optionalString(_ cursor: inout JSONCursor) throws -> String? {
        if try cursor.peekKind() == .null {
            try cursor.readNull()
            return nil
        }
        return try cursor.readString()
    }
}

/// The script side answered something that is no answer to a turn.
enum TurnWireError: Error, Hashable, CustomStringConvertible {
    case unknownAction(String)
    case unknownEnding(String)
    case unknownOutcome(String)
    case elementMissing
    case elementTooMany

    var description: String {
        switch self {
        case .unknownAction(let kind): "the script side asked for an unknown action '\(kind)'"
        case .unknownOutcome(let kind): "the script side answered an operation in an unknown way '\(kind)'"
        case .unknownEnding(let kind): "the script side ended in an unknown way '\(kind)'"
        case .elementMissing: "the script side left out an element of an action or ending"
        case .elementTooMany: "the script side added an element to an action or ending"
        }
    }
}
