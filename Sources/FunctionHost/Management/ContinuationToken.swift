import DurableCore
import FoundationEssentials

/// Where the next page of a list begins, as text that clients hand back unread: URL-safe Base64.
struct ContinuationToken: Hashable, Sendable {
    /// The header that carries it, both ways.
    static let header = "x-ms-continuation-token"

    let position: InstancePage.Position

    init(_ position: InstancePage.Position) { self.position = position }

    /// nil when it is none of ours.
    init?(_ text: String) {
        var base64 = text.replacing("-", with: "+").replacing("_", with: "/")
        base64 += String(repeating: "=", count: (4 - base64.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: base64), let decoded = String(validating: data, as: UTF8.self) else { return nil }
        let parts = decoded.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let microseconds = Int64(parts[0]), !parts[1].isEmpty else { return nil }
        position = .init(createdAt: Timestamp(microseconds: microseconds), id: InstanceID(String(parts[1])))
    }

    var text: String {
        let base64 = Data("\(position.createdAt.microseconds) \(position.id.text)".utf8).base64EncodedString()
        return base64.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
