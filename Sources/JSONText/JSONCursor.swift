/// Reads JSON text forward, value by value, without building a tree.
///
/// Every method throws `JSONSyntaxError` when the text is not what the call expects. The inside of a value that is skipped or
/// taken raw is only checked for balanced brackets and closed strings.
package struct JSONCursor {
    let bytes: [UInt8]
    let options: JSONParser.Options
    var offset = 0
    /// Whether an array or object was just begun, so that no comma stands before the next item.
    private var isBeforeFirstItem = false

    package init(_ text: String) {
        self.init(Array(text.utf8), options: [])
    }

    /// `bytes` is UTF-8.
    package init(_ bytes: [UInt8], options: JSONParser.Options = []) {
        self.bytes = bytes
        self.options = options
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    }

    /// The kind of the next value, which is not read.
    package mutating func peekKind() throws(JSONSyntaxError) -> JSONKind {
        switch try peekByte() {
        case UInt8(ascii: "\""): return .string
        case UInt8(ascii: "{"): return .object
        case UInt8(ascii: "["): return .array
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool
        case UInt8(ascii: "n"): return .null
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
        default: throw unexpected("a value")
        }
    }

    package mutating func beginArray() throws(JSONSyntaxError) {
        try expect(UInt8(ascii: "["), "an array")
        isBeforeFirstItem = true
    }

    package mutating func beginObject() throws(JSONSyntaxError) {
        try expect(UInt8(ascii: "{"), "an object")
        isBeforeFirstItem = true
    }

    /// Goes on to the next element of the array; false when the array ended here.
    package mutating func nextElement() throws(JSONSyntaxError) -> Bool {
        try nextItem(closing: UInt8(ascii: "]"), "',' or ']'")
    }

    /// Goes on to the next member's value and returns its key; `nil` when the object ended here.
    package mutating func nextKey() throws(JSONSyntaxError) -> String? {
        guard try nextItem(closing: UInt8(ascii: "}"), "',' or '}'") else { return nil }
        guard try peekByte() == UInt8(ascii: "\"") else { throw unexpected("a key in double quotes") }
        let key = try readString()
        try expect(UInt8(ascii: ":"), "':'")
        return key
    }

    /// Checks that nothing but white space is left.
    package mutating func finish() throws(JSONSyntaxError) {
        try skipWhiteSpace()
        guard offset == bytes.count else { throw unexpected("the end of the text") }
    }

    private mutating func nextItem(closing: UInt8, _ expected: String) throws(JSONSyntaxError) -> Bool {
        var byte = try peekByte()
        if byte == closing {
            offset += 1
            isBeforeFirstItem = false
            return false
        }
        if isBeforeFirstItem {
            isBeforeFirstItem = false
            return true
        }
        guard byte == UInt8(ascii: ",") else { throw unexpected(expected) }
        offset += 1
        byte = try peekByte()
        guard byte == closing else { return true }
        guard options.contains(.allowsTrailingCommas) else {
            throw error("a comma must not stand before '\(character(closing))'")
        }
        offset += 1
        return false
    }

    private mutating func expect(_ byte: UInt8, _ expected: String) throws(JSONSyntaxError) {
        guard try peekByte() == byte else { throw unexpected(expected) }
        offset += 1
    }
}
