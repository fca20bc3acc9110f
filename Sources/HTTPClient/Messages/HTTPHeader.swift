/// One header line. Names are compared without case.
package struct HTTPHeader: Hashable, Sendable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    package func isNamed(_ name: String) -> Bool { self.name.lowercased() == name.lowercased() }

    /// Why the line cannot be sent; nil when it can. Line ends in it would be lines of their own.
    var problem: String? {
        if name.isEmpty || !name.utf8.allSatisfy(Self.isTokenByte) {
            return "the header name '\(name)' has a character that is not allowed"
        }
        if value.utf8.contains(where: { $0 == 0 || $0 == 10 || $0 == 13 }) {
            return "the value of the header '\(name)' has a line end or a null in it"
        }
        return nil
    }

    /// Whether the byte may stand in a token (RFC 9110, 5.6.2), such as a header's name or a method.
    static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}

extension Sequence<HTTPHeader> {
    /// The value of the first header of that name, in any case.
    package func first(named name: String) -> String? { first { $0.isNamed(name) }?.value }
}
