package import DurableCore
package import JSONText

extension FailureDetails {
    /// `{"errorType","message","stackTrace"?,"error"?}`, with `error` verbatim.
    package var json: String {
        var text = "{\"errorType\":"
        appendJSONString(errorType, to: &text)
        text += ",\"message\":"
        appendJSONString(message, to: &text)
        if let stackTrace {
            text += ",\"stackTrace\":"
            appendJSONString(stackTrace, to: &text)
        }
        if let error { text += ",\"error\":" + error.json }
        return text + "}"
    }

    /// Reads what `json` writes. Unknown members are passed over.
    ///
    /// - Throws: `JSONSyntaxError` when the text is not such an object.
    package init(json: String) throws {
        var cursor = JSONCursor(json)
        try self.init(from: &cursor)
        try cursor.finish()
    }

    /// Reads an object of that shape where `cursor` stands.
    package init(from cursor: inout JSONCursor) throws {
        self.init(errorType: "Error", message: "")
        try cursor.beginObject()
        while let key = try cursor.nextKey() {
            switch key {
            case "errorType": errorType = try cursor.readString()
            case "message": message = try cursor.readString()
            case "stackTrace":
                if try cursor.peekKind() == .string { stackTrace = try cursor.readString() } else { try cursor.skip() }
            case "error": error = try Payload(json: cursor.readRaw())
            default: try cursor.skip()
            }
        }
    }
}
