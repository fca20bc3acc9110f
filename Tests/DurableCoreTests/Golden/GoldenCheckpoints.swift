import DurableCore
import JSONText

/// Checkpoints, which are only written: a replay compares what it would write.
extension GoldenJSON {
    static func checkpoint(_ checkpoint: Checkpoint) throws -> JSONValue {
        object([
            ("instance", .string(checkpoint.instance.text)), ("execution", .string(checkpoint.execution.text)),
            ("consumed", list(checkpoint.consumed) { JSONValue($0) }), ("change", try checkpoint.change.map(change)),
        ])
    }

    private static func change(_ change: Checkpoint.Change) throws -> JSONValue {
        object([
            ("update", try update(change.update)), ("body", try body(change.body)),
            ("tasks", try list(change.tasks.map(task)) { $0 }),
            ("messages", try list(change.messages.map { try message($0) }) { $0 }),
            ("children", try list(change.children.map(child)) { $0 }),
            ("rewoundChildren", try list(change.rewoundChildren.map(child)) { $0 }),
            ("cancelledTimers", list(change.cancelledTimers) { JSONValue($0) }),
            ("parked", list(change.parked) { JSONValue($0) }), ("unparks", flag(change.unparks)),
        ])
    }

    private static func update(_ update: InstanceUpdate) throws -> JSONValue {
        object([
            ("status", .string(update.status.rawValue)), ("lastUpdatedAt", time(update.lastUpdatedAt)),
            ("customStatus", try payload(update.customStatus)), ("output", try payload(update.output)),
            ("failure", failure(update.failure)), ("reason", update.reason.map { .string($0) }),
        ])
    }

    private static func body(_ body: Checkpoint.Body) throws -> JSONValue {
        switch body {
        case .history(let from, let events):
            object([("from", JSONValue(from)), ("append", .array(try events.map { try event($0) }))])
        case .restart(let execution, let input, let from):
            object([
                ("restart", .string(execution.text)), ("input", try payload(input)), ("from", JSONValue(from)),
            ])
        case .entity: throw GoldenError("entities are not recorded")
        }
    }

    private static func task(_ task: ActivityTask) throws -> JSONValue {
        object([
            ("instance", .string(task.instance.text)), ("execution", .string(task.execution.text)),
            ("task", JSONValue(task.task)), ("name", .string(task.name)), ("input", try payload(task.input)),
        ])
    }

    private static func child(_ child: NewInstance) throws -> JSONValue {
        object([
            ("id", .string(child.id.text)), ("execution", .string(child.execution.text)),
            ("createdAt", time(child.createdAt)), ("startAt", child.startAt.map(time)),
            ("start", try start(child.start)),
            ("replaces", list(child.replaces.map(\.rawValue).sorted()) { .string($0) }),
        ])
    }

    private static func start(_ start: ExecutionStarted) throws -> JSONValue {
        object([
            ("name", .string(start.name)), ("input", try payload(start.input)), ("parent", reference(start.parent)),
            ("generation", start.generation == 0 ? JSONValue?.none : JSONValue(start.generation)),
            ("version", start.version.map { .string($0) }), ("tags", tags(start.tags)),
        ])
    }
}
