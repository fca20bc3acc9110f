import DurableCore
import JSONText

extension FunctionOutput {
    /// What a queue or an event hub gets of it: an array is one message per element, anything else one; what is null is none.
    ///
    /// - Returns: strings and other JSON values; nil when it is bytes that are no text.
    var messages: [Payload]? {
        if let bytes {
            return String(validating: bytes, as: UTF8.self).map { [Payload(json: jsonString($0))] }
        }
        switch try? JSONParser.parse(value.json) {
        case .array(let elements)?: return elements.filter { !$0.isNull }.map { Payload(json: $0.text()) }
        case .null?: return []
        default: return [value]
        }
    }

    /// What a blob gets of it: text and bytes as they are, anything else as JSON; nil when it is null.
    var content: [UInt8]? {
        if let bytes { return bytes }
        switch try? JSONParser.parse(value.json) {
        case .string(let text)?: return Array(text.utf8)
        case .null?: return nil
        default: return Array(value.json.utf8)
        }
    }
}

extension Payload {
    /// A string's characters, anything else as JSON: what a message has that carries only text.
    var messageText: String { (try? JSONParser.parse(json))?.stringValue ?? json }
}
