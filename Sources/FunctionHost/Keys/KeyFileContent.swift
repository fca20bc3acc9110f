import JSONText

/// What a file of keys holds: a JSON object.
protocol KeyFileContent: Hashable, Sendable {
    /// nil when it has another form.
    init?(_ json: JSONValue)
    /// What the file should hold, for the message when it does not.
    static var form: String { get }
    /// The members of the object.
    var lines: [(name: String, json: String)] { get }
    static func random() throws(KeyStoreError) -> Self
}

extension KeyFileContent {
    /// A member a line, so that people can find and change one.
    var text: String {
        "{\n" + lines.map { "  \(jsonString($0.name)): \($0.json)" }.joined(separator: ",\n") + "\n}\n"
    }
}

extension NamedKey {
    var json: String {
        var writer = JSONObjectWriter()
        writer.add("name", name)
        writer.add("value", value)
        return writer.text
    }
}

extension [NamedKey] {
    /// nil when it is no array of objects with name and value.
    init?(_ json: JSONValue?) {
        guard let elements = json?.arrayValue else { return nil }
        let keys = elements.compactMap { element -> NamedKey? in
            guard let name = element["name"]?.stringValue, let value = element["value"]?.stringValue, !value.isEmpty else {
                return nil
            }
            return NamedKey(name: name, value: value)
        }
        guard keys.count == elements.count else { return nil }
        self = keys
    }

    var json: String { "[" + map(\.json).joined(separator: ", ") + "]" }
}
