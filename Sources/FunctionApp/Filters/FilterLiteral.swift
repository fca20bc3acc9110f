import JSONText

/// A value that a filter compares properties with.
enum FilterLiteral: Hashable, Sendable {
    case text(String)
    case number(Double)
    case flag(Bool)
    /// A time, compared as text of ISO 8601 in UTC without zeros at its end.
    case time(String)

    /// Negative when the value is less, 0 when it is equal; nil when they cannot be compared.
    func order(of value: JSONValue) -> Int? {
        switch (self, value) {
        case (.text(let text), .string(let other)): Self.order(Array(other.utf16), Array(text.utf16))
        case (.number(let number), .number):
            value.doubleValue.map { $0 < number ? -1 : $0 > number ? 1 : 0 }
        // Numbers that JavaScript cannot hold are kept as text.
        case (.number(let number), .string(let other)):
            Double(other).map { $0 < number ? -1 : $0 > number ? 1 : 0 }
        case (.flag(let flag), .bool(let other)): (other ? 1 : 0) - (flag ? 1 : 0)
        case (.time(let time), .string(let other)): Self.order(Array(Self.time(other).utf16), Array(time.utf16))
        default: nil
        }
    }

    /// `2024-01-02T03:04:05.000Z` becomes `2024-01-02T03:04:05`.
    static func time(_ text: String) -> String {
        var text = text.uppercased()
        if text.hasSuffix("Z") { text.removeLast() }
        if text.contains(".") {
            while text.hasSuffix("0") { text.removeLast() }
            if text.hasSuffix(".") { text.removeLast() }
        }
        return text
    }

    private static func order(_ one: [UInt16], _ other: [UInt16]) -> Int {
        one == other ? 0 : one.lexicographicallyPrecedes(other) ? -1 : 1
    }
}
