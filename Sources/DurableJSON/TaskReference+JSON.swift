package import DurableCore
package import JSONText

extension TaskReference {
    /// `{"id","execution","task"}`.
    package var json: String {
        var text = "{\"id\":"
        appendJSONString(id.text, to: &text)
        text += ",\"execution\":"
        appendJSONString(execution.text, to: &text)
        text += ",\"task\":\(task)}"
        return text
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
        var id: String?
        var execution: String?
        var task: Int?
        try cursor.beginObject()
        while let key = try cursor.nextKey() {
            switch key {
            case "id": id = try cursor.readString()
            case "execution": execution = try cursor.readString()
            case "task": task = Int(try cursor.readNumberText())
            default: try cursor.skip()
            }
        }
        guard let id, let execution, let task else {
            throw cursor.error("a task needs 'id', 'execution' and a whole number as 'task'")
        }
        self.init(id: InstanceID(id), execution: ExecutionID(execution), task: task)
    }
}

extension [TaskReference] {
    /// `[{"id","execution","task"}, …]`.
    package var jsonArray: String { "[" + map(\.json).joined(separator: ",") + "]" }

    /// Reads what `jsonArray` writes.
    ///
    /// - Throws: `JSONSyntaxError` when the text is not such an array.
    package init(jsonArray: String) throws {
        self.init()
        var cursor = JSONCursor(jsonArray)
        try cursor.beginArray()
        while try cursor.nextElement() { append(try TaskReference(from: &cursor)) }
        try cursor.finish()
    }
}
