import JSONText

/// Reads the members of one JSON object and notes what is wrong with them.
///
/// Keys are compared without case; a member that is `null` counts as absent.
struct JSONFields {
    let document: JSONDocument
    let path: JSONPath
    let members: JSONObject
    let function: String?
    private(set) var problems: [AppProblem] = []

    init(_ members: JSONObject, of document: JSONDocument, at path: JSONPath = JSONPath(), function: String? = nil) {
        self.document = document
        self.path = path
        self.members = members
        self.function = function
    }

    func value(_ key: String) -> JSONValue? {
        guard let value = members.value(ignoringCase: key), !value.isNull else { return nil }
        return value
    }

    mutating func string(_ key: String) -> String? {
        read(key, "a string", \.stringValue)
    }

    mutating func bool(_ key: String) -> Bool? {
        read(key, "true or false", \.boolValue)
    }

    mutating func int(_ key: String) -> Int? {
        read(key, "a whole number", \.intValue)
    }

    mutating func strings(_ key: String) -> [String]? {
        read(key, "an array of strings") { value in
            guard let elements = value.arrayValue else { return nil }
            let strings = elements.compactMap(\.stringValue)
            return strings.count == elements.count ? strings : nil
        }
    }

    mutating func object(_ key: String) -> JSONObject? {
        read(key, "an object", \.objectValue)
    }

    /// Notes a problem with a member, or with the object when `key` is `nil`.
    mutating func report(_ message: String, at key: String? = nil, _ severity: AppProblem.Severity = .error) {
        let field = key.map { path.appending(spelling(of: $0)) } ?? path
        problems.append(
            AppProblem(
                severity, file: document.file, function: function, field: field.components.isEmpty ? nil : field.description,
                location: document.location(of: field) ?? document.location(of: path), message: message))
    }

    /// The key as the file writes it.
    func spelling(of key: String) -> String {
        if members[key] != nil { return key }
        return members.keys.first { $0.lowercased() == key.lowercased() } ?? key
    }

    private mutating func read<Value>(_ key: String, _ expected: String, _ convert: (JSONValue) -> Value?) -> Value? {
        guard let value = value(key) else { return nil }
        if let converted = convert(value) { return converted }
        report("'\(spelling(of: key))' must be \(expected), but is \(value.summary).", at: key)
        return nil
    }
}
