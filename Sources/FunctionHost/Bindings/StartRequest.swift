import DurableCore
import JSONText

/// What a function puts into a client binding declared as output, to start an orchestration (host.md 1.9).
struct StartRequest: Hashable, Sendable {
    let name: String
    let id: String?
    let input: Payload?

    /// Reads `{"FunctionName","InstanceId"?,"Input"?}` (in any case), an array of such objects, or a string of JSON with either.
    ///
    /// - Throws: `OutputError` when it is none of these.
    static func all(in value: Payload) throws(OutputError) -> [StartRequest] {
        guard var json = try? JSONParser.parse(value.json) else { throw .noStartRequest(value.json) }
        if let text = json.stringValue, let parsed = try? JSONParser.parse(text) { json = parsed }
        var requests: [StartRequest] = []
        for item in json.arrayValue ?? [json] { requests.append(try StartRequest(item)) }
        return requests
    }

    private init(_ json: JSONValue) throws(OutputError) {
        var members: [String: JSONValue] = [:]
        for member in json.objectValue ?? [:] { members[member.key.lowercased()] = member.value }
        guard let name = members["functionname"]?.stringValue else { throw .noStartRequest(json.text()) }
        self.name = name
        id = members["instanceid"]?.stringValue
        input = members["input"].map { Payload(json: $0.text()) }
    }
}
