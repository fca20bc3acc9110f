/// A request as the host sees it: read whole, and apart from the socket it came by.
package struct HTTPCall: Sendable {
    /// In upper case.
    package var method: String
    /// As it came, still percent-encoded, without the query.
    package var path: String
    /// What stands behind `?`, still percent-encoded.
    package var queryText: String
    /// Names in lower case; a name that came more than once stands once, its values joined by `, `.
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]

    package init(
        method: String, path: String, queryText: String = "", headers: [(name: String, value: String)] = [],
        body: [UInt8] = []
    ) {
        self.method = method.uppercased()
        self.path = path
        self.queryText = queryText
        self.headers = headers
        self.body = body
    }

    package func header(_ name: String) -> String? {
        let name = name.lowercased()
        return headers.first { $0.name == name }?.value
    }

    /// The whole address, on the host that the request names, else on `origin`.
    package func url(origin: String) -> String {
        self.origin(origin) + path + (queryText.isEmpty ? "" : "?\(queryText)")
    }

    /// The host that the request names, such as `http://localhost:7071`, else `origin`.
    package func origin(_ origin: String) -> String {
        // `origin` also knows the scheme when it is that host.
        header("host").map { origin.hasSuffix("://\($0)") ? origin : "http://\($0)" } ?? origin
    }

    /// The parameters of the query, decoded, in the order they came.
    package var query: [(name: String, value: String)] {
        queryText.split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (Self.decoded(parts[0]), parts.count > 1 ? Self.decoded(parts[1]) : "")
        }
    }

    /// The first value of a query parameter; names are compared without case.
    package func query(_ name: String) -> String? {
        query.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// Undoes percent-encoding and `+`. What is no encoding stays as it is.
    private static func decoded(_ text: Substring) -> String { percentDecoded(String(text.replacing("+", with: " "))) }

    /// Undoes percent-encoding. What is no encoding stays as it is.
    static func percentDecoded(_ text: String) -> String { String(decoding: percentDecodedBytes(text), as: UTF8.self) }

    static func percentDecodedBytes(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = Substring(text).utf8
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let value = hexadecimal(rest.prefix(2)) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return bytes
    }

    private static func hexadecimal(_ digits: Substring.UTF8View) -> UInt8? {
        // A sign is none, though numbers may have one.
        let isDigits = digits.count == 2 && digits.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
        return isDigits ? UInt8(Substring(digits), radix: 16) : nil
    }
}
