/// How texts stand in messages (`extensions.queues.messageEncoding`, host.md 2.3).
package enum QueueMessageEncoding: String, Hashable, Sendable {
    case base64
    case none

    func encoded(_ text: String) -> String {
        switch self {
        case .base64: Array(text.utf8).base64
        case .none: text
        }
    }

    /// What is no Base64 of a text was put in by somebody who encodes nothing, and is the text itself.
    func decoded(_ content: String) -> String {
        guard self == .base64, let bytes = [UInt8](base64: content) else { return content }
        return String(validating: bytes, as: UTF8.self) ?? content
    }
}
