/// Reads JSON text (RFC 8259) into values.
package struct JSONParser {
    /// What is taken beyond RFC 8259.
    package struct Options: OptionSet, Sendable {
        package let rawValue: Int
        package init(rawValue: Int) { self.rawValue = rawValue }

        /// `// to the end of the line` and `/* ... */`.
        package static let allowsComments = Options(rawValue: 1)
        /// A comma after the last element or member.
        package static let allowsTrailingCommas = Options(rawValue: 2)
    }

    /// Arrays and objects may be nested this deep.
    package static let depthLimit = 512

    private var cursor: JSONCursor

    /// The value of the whole text. A leading byte order mark is skipped; lone surrogates become U+FFFD.
    package static func parse(_ text: String, options: Options = []) throws(JSONSyntaxError) -> JSONValue {
        try parse(Array(text.utf8), options: options)
    }

    /// The value of the whole text, given as UTF-8.
    package static func parse(_ bytes: [UInt8], options: Options = []) throws(JSONSyntaxError) -> JSONValue {
        var parser = JSONParser(cursor: JSONCursor(bytes, options: options))
        let value = try parser.value(depth: 0)
        try parser.cursor.finish()
        return value
    }

    private mutating func value(depth: Int) throws(JSONSyntaxError) -> JSONValue {
        switch try cursor.peekKind() {
        case .null:
            try cursor.readNull()
            return .null
        case .bool: return .bool(try cursor.readBool())
        case .number: return .number(try cursor.readNumberText())
        case .string: return .string(try cursor.readString())
        case .array:
            try checkDepth(depth)
            try cursor.beginArray()
            var elements: [JSONValue] = []
            while try cursor.nextElement() { elements.append(try value(depth: depth + 1)) }
            return .array(elements)
        case .object:
            try checkDepth(depth)
            try cursor.beginObject()
            var members = JSONObject()
            while let key = try cursor.nextKey() { members[key] = try value(depth: depth + 1) }
            return .object(members)
        }
    }

    private func checkDepth(_ depth: Int) throws(JSONSyntaxError) {
        guard depth < Self.depthLimit else {
            throw cursor.error("arrays and objects are nested deeper than \(Self.depthLimit)")
        }
    }
}
