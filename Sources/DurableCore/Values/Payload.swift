/// User data as JSON text. The core hands it on and never looks inside.
package struct Payload: Hashable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
    /// One JSON value, well formed.
    package let json: String

    package init(json: String) { self.json = json }
    package init(stringLiteral value: String) { self.json = value }

    package var description: String { json }

    package static let null = Payload(json: "null")
}
