import JSONText

extension FuzzTarget {
    /// The parser and the cursor on the same text, and what is written read again.
    static let json = FuzzTarget("json") { bytes in
        let options = JSONParser.Options(rawValue: Int(bytes.first ?? 0) & 3)
        let text = Array(bytes.dropFirst())
        var cursor = JSONCursor(text, options: options)
        let skipped = Result {
            try cursor.skip()
            try cursor.finish()
        }
        let value: JSONValue
        do throws(JSONSyntaxError) {
            value = try JSONParser.parse(text, options: options)
        } catch {
            try expect(error.line > 0 && error.column > 0 && !error.message.isEmpty, "the error names no place: \(error)")
            try expect(error.line <= text.count + 1 && error.column <= text.count + 1, "the place is not in the text: \(error)")
            return
        }
        if case .failure(let error) = skipped { throw Finding("what is JSON cannot be skipped: \(error)") }
        for format in [JSONFormat.compact, .pretty] {
            let written = value.text(format)
            let again = try? JSONParser.parse(written)
            try expect(again == value, "written and read again it is another value: \(written)")
            try expect(again?.text(format) == written, "written again it is another text: \(written)")
        }
        try expectEqual(try JSONValue(reading: text, options: options), value, "cursor and parser read different values")
    }
}

extension JSONValue {
    /// Reads with the cursor's own methods for each kind, values of members and elements by their raw text.
    fileprivate init(reading text: [UInt8], options: JSONParser.Options) throws {
        var cursor = JSONCursor(text, options: options)
        switch try cursor.peekKind() {
        case .null:
            try cursor.readNull()
            self = .null
        case .bool: self = .bool(try cursor.readBool())
        case .number: self = .number(try cursor.readNumberText())
        case .string: self = .string(try cursor.readString())
        case .array:
            var elements: [JSONValue] = []
            try cursor.beginArray()
            while try cursor.nextElement() { elements.append(try JSONParser.parse(cursor.readRaw(), options: options)) }
            self = .array(elements)
        case .object:
            var members = JSONObject()
            try cursor.beginObject()
            while let key = try cursor.nextKey() { members[key] = try JSONParser.parse(cursor.readRaw(), options: options) }
            self = .object(members)
        }
        try cursor.finish()
    }
}
