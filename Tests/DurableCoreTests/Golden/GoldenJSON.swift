import DurableCore
import JSONText

/// Values as recorded histories write them: times in seconds after the start of the tests, payloads as what they are; what is
/// nil or empty is left out.
enum GoldenJSON {
    static func object(_ members: [(String, JSONValue?)]) -> JSONValue {
        .object(JSONObject(members.compactMap { key, value in value.map { (key: key, value: $0) } }))
    }

    static func list<Element>(_ elements: [Element], _ encode: (Element) -> JSONValue) -> JSONValue? {
        elements.isEmpty ? JSONValue?.none : .array(elements.map(encode))
    }

    /// What is not worth a member when it does not hold.
    static func flag(_ flag: Bool) -> JSONValue? { flag ? .some(true) : .none }

    static func time(_ time: Timestamp) -> JSONValue { JSONValue(Double((time - start).microseconds) / 1_000_000) }

    static func time(from json: JSONValue?) throws -> Timestamp {
        guard let seconds = json?.doubleValue else { throw GoldenError("a time is no number of seconds: \(json ?? .null)") }
        return start + .microseconds(Int64((seconds * 1_000_000).rounded()))
    }

    static func payload(_ payload: Payload?) throws -> JSONValue? {
        try payload.map { try JSONParser.parse($0.json) }
    }

    static func payload(from json: JSONValue?) -> Payload? { json.map { Payload(json: $0.text()) } }

    static func failure(_ failure: FailureDetails?) -> JSONValue? {
        failure.map { object([("errorType", .string($0.errorType)), ("message", .string($0.message))]) }
    }

    static func failure(from json: JSONValue?) throws -> FailureDetails? {
        guard let json else { return nil }
        return FailureDetails(errorType: try string("errorType", of: json), message: try string("message", of: json))
    }

    static func string(_ key: String, of json: JSONValue) throws -> String {
        guard let text = json[key]?.stringValue else { throw GoldenError("'\(key)' is missing in \(json)") }
        return text
    }

    static func id(_ key: String, of json: JSONValue) throws -> InstanceID { InstanceID(try string(key, of: json)) }

    static func int(_ key: String, of json: JSONValue) throws -> Int {
        guard let number = json[key]?.intValue else { throw GoldenError("'\(key)' is missing in \(json)") }
        return number
    }

    static func ids(_ ids: [InstanceID]) -> JSONValue? { list(ids) { .string($0.text) } }

    static func ids(from json: JSONValue?) -> [InstanceID] {
        (json?.arrayValue ?? []).compactMap { $0.stringValue.map { InstanceID($0) } }
    }

    static func tags(_ tags: [String: String]) -> JSONValue? {
        tags.isEmpty ? JSONValue?.none : object(tags.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })
    }

    static func reference(_ reference: TaskReference?) -> JSONValue? {
        reference.map {
            object([
                ("id", .string($0.id.text)), ("execution", .string($0.execution.text)), ("task", JSONValue($0.task)),
            ])
        }
    }
}
