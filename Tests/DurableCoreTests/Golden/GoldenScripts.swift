import DurableCore
import JSONText

/// What scripts answer.
extension GoldenJSON {
    static func result(_ result: TurnResult) throws -> JSONValue {
        object([
            ("replayed", try list(result.replayed.map(action)) { $0 }),
            ("actions", try list(result.actions.map(action)) { $0 }), ("customStatus", try payload(result.customStatus)),
            ("ending", try result.ending.map(ending)),
        ])
    }

    static func result(from json: JSONValue) throws -> TurnResult {
        TurnResult(
            replayed: try (json["replayed"]?.arrayValue ?? []).map(action(from:)),
            actions: try (json["actions"]?.arrayValue ?? []).map(action(from:)),
            customStatus: payload(from: json["customStatus"]), ending: try json["ending"].map(ending(from:)))
    }

    private static func ending(_ ending: TurnResult.Ending) throws -> JSONValue {
        switch ending {
        case .returned(let value): object([("returned", try payload(value) ?? "nothing")])
        case .threw(let failure): object([("threw", self.failure(failure))])
        case .continuedAsNew(let input, let unprocessed):
            object([
                ("continuedAsNew", try payload(input) ?? "nothing"),
                (
                    "unprocessed",
                    try list(
                        unprocessed.map { event in
                            object([("name", .string(event.name)), ("input", try payload(event.input))])
                        }
                    ) { $0 }
                ),
            ])
        }
    }

    private static func ending(from json: JSONValue) throws -> TurnResult.Ending {
        let value = { (json: JSONValue) in json == "nothing" ? nil : payload(from: json) }
        if let returned = json["returned"] { return .returned(value(returned)) }
        if let failure = try failure(from: json["threw"]) { return .threw(failure) }
        guard let input = json["continuedAsNew"] else { throw GoldenError("there is no such ending: \(json)") }
        let unprocessed = try (json["unprocessed"]?.arrayValue ?? []).map { event in
            TurnResult.UnprocessedEvent(name: try string("name", of: event), input: payload(from: event["input"]))
        }
        return .continuedAsNew(value(input), unprocessed: unprocessed)
    }

    private static func action(_ action: Action) throws -> JSONValue {
        switch action {
        case .scheduleTask(let name, let input):
            object([("do", "scheduleTask"), ("name", .string(name)), ("input", try payload(input))])
        case .createTimer(let fireAt): object([("do", "createTimer"), ("fireAt", time(fireAt))])
        case .cancelTimer(let task): object([("do", "cancelTimer"), ("task", JSONValue(task))])
        case .createSubOrchestration(let name, let id, let version, let input):
            object([
                ("do", "createSubOrchestration"), ("name", .string(name)), ("id", id.map { .string($0.text) }),
                ("version", version.map { .string($0) }), ("input", try payload(input)),
            ])
        case .sendEvent(let target, let name, let input):
            object([
                ("do", "sendEvent"), ("to", .string(target.text)), ("name", .string(name)), ("input", try payload(input)),
            ])
        case .callEntity(let operation): try self.operation("callEntity", operation)
        case .signalEntity(let operation, let due): try self.operation("signalEntity", operation, at: due)
        case .lockEntities(let entities): object([("do", "lockEntities"), ("entities", ids(entities))])
        case .releaseEntities: object([("do", "releaseEntities")])
        }
    }

    private static func operation(_ verb: String, _ operation: EntityOperation, at due: Timestamp? = nil) throws -> JSONValue {
        object([
            ("do", .string(verb)), ("entity", .string(operation.entity.text)), ("name", .string(operation.name)),
            ("input", try payload(operation.input)), ("due", due.map(time)),
        ])
    }

    private static func operation(from json: JSONValue) throws -> EntityOperation {
        EntityOperation(
            entity: try id("entity", of: json), name: try string("name", of: json), input: payload(from: json["input"]))
    }

    private static func action(from json: JSONValue) throws -> Action {
        let input = payload(from: json["input"])
        switch try string("do", of: json) {
        case "scheduleTask": return .scheduleTask(name: try string("name", of: json), input: input)
        case "createTimer": return .createTimer(fireAt: try time(from: json["fireAt"]))
        case "cancelTimer": return .cancelTimer(task: try int("task", of: json))
        case "createSubOrchestration":
            return .createSubOrchestration(
                name: try string("name", of: json), json["id"]?.stringValue.map { InstanceID($0) },
                version: json["version"]?.stringValue, input: input)
        case "sendEvent":
            return .sendEvent(to: try id("to", of: json), name: try string("name", of: json), input: input)
        case "callEntity": return .callEntity(try operation(from: json))
        case "signalEntity":
            return .signalEntity(try operation(from: json), at: try json["due"].map { try time(from: $0) })
        case "lockEntities": return .lockEntities(ids(from: json["entities"]))
        case "releaseEntities": return .releaseEntities
        case let verb: throw GoldenError("there is no action '\(verb)'")
        }
    }
}
