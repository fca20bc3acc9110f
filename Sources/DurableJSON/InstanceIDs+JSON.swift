import DurableCore
import JSONText

extension [InstanceID] {
    /// `["id", …]`.
    package var jsonArray: String { "[" + map { jsonString($0.text) }.joined(separator: ",") + "]" }

    /// Reads what `jsonArray` writes.
    ///
    /// - Throws: `JSONSyntaxError` when the text is not an array of strings.
    package init(jsonArray: String) throws {
        self.init()
        var cursor = JSONCursor(jsonArray)
        try cursor.beginArray()
        while try cursor.nextElement() { append(InstanceID(try cursor.readString())) }
        try cursor.finish()
    }
}
