import JSONText

/// Writes a JSON object as text, member by member, so that payloads go in as they are.
struct JSONObjectWriter {
    private var body = "{"

    mutating func add(_ key: String, json: String) {
        if body.utf8.count > 1 { body += "," }
        appendJSONString(key, to: &body)
        body += ":"
        body += json
    }

    mutating func add(_ key: String, _ string: String) { add(key, json: jsonString(string)) }

    mutating func add(_ key: String, _ flag: Bool) { add(key, json: flag ? "true" : "false") }

    /// The object written so far.
    var text: String { body + "}" }
}
