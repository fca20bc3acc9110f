import DurableCore
import FoundationEssentials
import FunctionApp
import JSONText

/// What a function gets through one of its input bindings.
enum FunctionInput: Hashable, Sendable {
    case value(Payload)
    /// A Buffer for the function.
    case bytes([UInt8])

    /// Content as a binding of that data type wants it (host.md 2.10): bytes when it asks for them; text, which is parsed when it
    /// is JSON and the binding asks for nothing.
    init(content: [UInt8], as type: BindingDataType?) {
        switch type {
        case .binary, .stream: self = .bytes(content)
        case .string: self = .value(Payload(json: jsonString(Self.text(content))))
        case nil:
            let text = Self.text(content)
            let isJSON = (try? JSONParser.parse(text)) != nil
            self = .value(Payload(json: isJSON ? text : jsonString(text)))
        }
    }

    /// Without a byte order mark, as .NET reads text.
    private static func text(_ content: [UInt8]) -> String {
        let hasMark = content.starts(with: [0xEF, 0xBB, 0xBF])
        return String(decoding: hasMark ? content[3...] : content[...], as: UTF8.self)
    }

    /// As a JSON string.
    static func base64(_ bytes: [UInt8]) -> String { "\"\(Data(bytes).base64EncodedString())\"" }
}
