package import JSONText

extension JSONValue {
    /// The value in a few words, for messages.
    package var summary: String {
        switch self {
        case .null: "null"
        case .bool(let value): "\(value)"
        case .number(let text): "the number \(text)"
        case .string(let text): "the string \(Self.string(String(text.prefix(60))).text())"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
