import DurableCore
import DurableJSON
import JSONText

extension FuzzTarget {
    /// The core's values as JSON: what can be read is written, and read again it is the same.
    static let jsonValues = FuzzTarget("json-values") { bytes in
        var input = FuzzInput(bytes)
        let kind = input.byte()
        let text = input.text()
        do {
            switch kind % 4 {
            case 0:
                let value = try FailureDetails(json: text)
                try expectEqual(try FailureDetails(json: value.json), value, "a failure does not survive")
            case 1:
                let value = try TaskReference(json: text)
                try expectEqual(try TaskReference(json: value.json), value, "a task does not survive")
            case 2:
                let value = try [String: String](jsonObject: text)
                try expectEqual(try [String: String](jsonObject: value.jsonObject), value, "tags do not survive")
            default:
                let value = try [InstanceID](jsonArray: text)
                try expectEqual(try [InstanceID](jsonArray: value.jsonArray), value, "ids do not survive")
            }
        } catch is JSONSyntaxError {}
    }
}
