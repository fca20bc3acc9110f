import DurableCore
import JSONText

/// The body of a request is no JSON.
struct InvalidContent: Error {}

extension HTTPCall {
    /// Whether its content says that it is JSON.
    var isJSON: Bool {
        guard let type = header("content-type")?.split(separator: ";", omittingEmptySubsequences: false).first else {
            return false
        }
        return type.lowercased().split(whereSeparator: \.isWhitespace) == ["application/json"]
    }

    /// The body as JSON; nil when there is nothing but white space.
    var payload: Payload? {
        get throws(InvalidContent) {
            let content = body.starts(with: [0xEF, 0xBB, 0xBF]) ? body.dropFirst(3) : body[...]
            guard let text = String(validating: content, as: UTF8.self) else { throw InvalidContent() }
            if text.allSatisfy(\.isWhitespace) { return nil }
            guard (try? JSONParser.parse(text)) != nil else { throw InvalidContent() }
            return Payload(json: text)
        }
    }
}
