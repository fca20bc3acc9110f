import JSONText

extension [String: String] {
    /// `{"name":"value", …}` in the order of the names, so that equal tags have equal texts.
    package var jsonObject: String {
        var text = "{"
        for (name, value) in sorted(by: { $0.key < $1.key }) {
            if text.utf8.count > 1 { text += "," }
            appendJSONString(name, to: &text)
            text += ":"
            appendJSONString(value, to: &text)
        }
        return text + "}"
    }

    /// Reads what `jsonObject` writes.
    ///
    /// - Throws: `JSONSyntaxError` when the text is not an object of strings.
    package init(jsonObject: String) throws {
        self.init()
        var cursor = JSONCursor(jsonObject)
        try cursor.beginObject()
        while let name = try cursor.nextKey() { self[name] = try cursor.readString() }
        try cursor.finish()
    }
}
