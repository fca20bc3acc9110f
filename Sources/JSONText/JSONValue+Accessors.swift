extension JSONValue {
    package var isNull: Bool { self == .null }

    package var boolValue: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    package var stringValue: String? {
        if case .string(let value) = self { value } else { nil }
    }

    /// The number as it was written.
    package var numberText: String? {
        if case .number(let text) = self { text } else { nil }
    }

    /// The number when it is whole and fits (`3`, `3.0` and `3e0` all are 3), else `nil`.
    package var intValue: Int? {
        guard let text = numberText else { return nil }
        return Int(text) ?? Double(text).flatMap { Int(exactly: $0) }
    }

    package var doubleValue: Double? { numberText.flatMap { Double($0) } }

    package var arrayValue: [JSONValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    package var objectValue: JSONObject? {
        if case .object(let members) = self { members } else { nil }
    }

    /// The member of an object; `nil` when this is no object or has no such member.
    package subscript(key: String) -> JSONValue? { objectValue?[key] }

    /// The element of an array; `nil` when this is no array or has no such element.
    package subscript(index: Int) -> JSONValue? {
        guard let elements = arrayValue, elements.indices.contains(index) else { return nil }
        return elements[index]
    }
}
