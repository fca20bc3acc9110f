package import DurableCore
import JSONText

/// What a function put into a binding that nothing here serves, as it was recorded.
package struct RecordedOutput: Hashable, Sendable {
    package let id: Int64
    package let recordedAt: Timestamp?
    package let function: String
    /// The binding's name.
    package let binding: String
    /// The binding's type, such as `sendGrid`.
    package let type: String
    package let value: Payload

    /// What is missing is empty: later versions may record more.
    init(_ entry: QueueEntry) {
        id = entry.id
        recordedAt = entry.insertedAt
        var json = JSONValue.null
        if case .payload(let payload) = entry.content, let parsed = try? JSONParser.parse(payload.json) { json = parsed }
        function = json["function"]?.stringValue ?? ""
        binding = json["binding"]?["name"]?.stringValue ?? json["binding"]?.stringValue ?? ""
        type = json["binding"]?["type"]?.stringValue ?? json["type"]?.stringValue ?? ""
        value = json["value"].map { Payload(json: $0.text()) } ?? .null
    }
}
