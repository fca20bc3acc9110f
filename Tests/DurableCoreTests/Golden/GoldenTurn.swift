import DurableCore
import JSONText

/// One recorded turn: what came, what the script answered, and what came of it.
struct GoldenTurn {
    var now: Timestamp
    var messages: [Message]
    /// nil when the script was not asked.
    var result: TurnResult?
    /// Why the turn ended in a stall; nil when it did not.
    var stall: String?
    /// As it is written.
    var checkpoint: JSONValue

    init(now: Timestamp, messages: [Message], result: TurnResult?, stall: String?, checkpoint: Checkpoint) throws {
        self.now = now
        self.messages = messages
        self.result = result
        self.stall = stall
        self.checkpoint = try GoldenJSON.checkpoint(checkpoint)
    }

    init(from json: JSONValue) throws {
        now = try GoldenJSON.time(from: json["now"])
        messages = try (json["messages"]?.arrayValue ?? []).map(GoldenJSON.message(from:))
        result = try json["script"].map(GoldenJSON.result(from:))
        stall = json["stall"]?.stringValue
        guard let checkpoint = json["checkpoint"] else { throw GoldenError("a turn has no checkpoint") }
        self.checkpoint = checkpoint
    }

    func json() throws -> JSONValue {
        GoldenJSON.object([
            ("now", GoldenJSON.time(now)), ("messages", .array(try messages.map { try GoldenJSON.message($0) })),
            ("script", try result.map(GoldenJSON.result)), ("stall", stall.map { .string($0) }),
            ("checkpoint", checkpoint),
        ])
    }
}
