import DurableCore
import JSONText

/// The body of a request is no JSON that can be taken.
struct InvalidContent: Error {
    var reason: String
}

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
            guard let text = String(validating: content, as: UTF8.self) else {
                throw InvalidContent(reason: "the text is not UTF-8")
            }
            if text.allSatisfy(\.isWhitespace) { return nil }
            do throws(JSONSyntaxError) {
                _ = try JSONParser.parse(text)
            } catch {
                throw InvalidContent(reason: "\(error)")
            }
            return Payload(json: text)
        }
    }
}
