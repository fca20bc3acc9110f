extension JSONValue {
    package init(_ value: Bool) { self = .bool(value) }
    package init(_ value: some BinaryInteger) { self = .number(String(value)) }
    package init(_ value: String) { self = .string(value) }
    package init(_ elements: [JSONValue]) { self = .array(elements) }
    package init(_ members: JSONObject) { self = .object(members) }

    /// As `JSON.stringify` does it: whole numbers without a fraction, `null` for what is not finite.
    package init(_ value: Double) {
        if !value.isFinite {
            self = .null
        } else if value.magnitude < 0x1p53, let whole = Int(exactly: value) {
            self = .number(String(whole))
        } else {
            self = .number(value.description)
        }
    }
}

extension JSONValue: ExpressibleByNilLiteral {
    package init(nilLiteral: ()) { self = .null }
}

extension JSONValue: ExpressibleByBooleanLiteral {
    package init(booleanLiteral value: Bool) { self.init(value) }
}

extension JSONValue: ExpressibleByIntegerLiteral {
    package init(integerLiteral value: Int) { self.init(value) }
}

extension JSONValue: ExpressibleByFloatLiteral {
    package init(floatLiteral value: Double) { self.init(value) }
}

extension JSONValue: ExpressibleByStringInterpolation {
    package init(stringLiteral value: String) { self.init(value) }
}

extension JSONValue: ExpressibleByArrayLiteral {
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(JSONObject(elements.map { (key: $0.0, value: $0.1) }))
    }
}
