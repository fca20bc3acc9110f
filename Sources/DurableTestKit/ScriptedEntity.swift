import DurableCore

/// What the entities of programs do: numbers that can be added to, and lists of notes.
enum ScriptedEntity {
    static func run(_ batch: EntityBatch) -> EntityBatchResult {
        var result = EntityBatchResult(exists: batch.exists, state: batch.state, outcomes: [])
        for operation in batch.operations { result.outcomes.append(run(operation, on: &result)) }
        return result
    }

    /// `add` adds its input and returns the sum, `get` returns the state, `note` puts its input at the end of a text,
    /// `delete` forgets everything; any other operation throws its name.
    private static func run(_ operation: EntityBatch.Operation, on result: inout EntityBatchResult) -> ActivityResult {
        switch operation.name {
        case "add":
            let number = result.state.flatMap { Int($0.json) } ?? 0
            let sum = Payload(json: String(number + (operation.input.flatMap { Int($0.json) } ?? 0)))
            result.state = sum
            result.exists = true
            return .returned(sum)
        case "get": return .returned(result.state ?? "0")
        case "note":
            let text = result.state.map { $0.json.dropLast() + " " } ?? "\""
            result.state = Payload(json: text + (operation.input?.json ?? "\"\"").dropFirst())
            result.exists = true
            return .returned(nil)
        case "delete":
            result.state = nil
            result.exists = false
            return .returned(nil)
        default: return .threw(FailureDetails(errorType: "Error", message: operation.name))
        }
    }
}
