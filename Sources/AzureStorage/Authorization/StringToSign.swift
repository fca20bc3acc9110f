import HTTPClient

/// What a Shared Key signature of a request is made of, by the rules of 2015-02-21 and later.
package enum StringToSign {
    private static let standardHeaders = [
        "content-encoding", "content-language", "content-length", "content-md5", "content-type", "date", "if-modified-since",
        "if-match", "if-none-match", "if-unmodified-since", "range",
    ]

    /// How the `x-ms-` headers are put in order.
    package enum HeaderOrder: CaseIterable, Sendable {
        /// As the service and the official libraries do: hyphens count only between names that are the same without them.
        case service
        /// By the bytes of their names, as the documentation can be read and smaller libraries do.
        case bytes
    }

    package static func text(of request: StorageRequest, account: String, order: HeaderOrder = .service) -> String {
        var lines = [request.method]
        for name in standardHeaders {
            let value = request.headers.first(named: name) ?? ""
            lines.append(name == "content-length" && value == "0" ? "" : value)
        }
        // The time is signed with the x-ms- headers when it stands there.
        if request.headers.first(named: "x-ms-date") != nil { lines[6] = "" }
        let own = request.headers.map { (name: $0.name.lowercased(), value: $0.value) }.filter { $0.name.hasPrefix("x-ms-") }
        for header in own.sorted(by: { precedes($0.name, $1.name, order) }) {
            lines.append("\(header.name):\(trimmed(header.value))")
        }
        return lines.joined(separator: "\n") + "\n" + resource(of: request, account: account)
    }

    /// The account, the path as it is sent, and the decoded parameters, in the order of their names.
    private static func resource(of request: StorageRequest, account: String) -> String {
        let values = Dictionary(grouping: request.query, by: { $0.name.lowercased() })
        return values.keys.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }.reduce(
            "/\(account)\(request.path)"
        ) { text, name in
            text + "\n\(name):" + (values[name] ?? []).map(\.value).sorted().joined(separator: ",")
        }
    }

    private static func precedes(_ left: String, _ right: String, _ order: HeaderOrder) -> Bool {
        if order == .service {
            let (left, right) = (weights(left), weights(right))
            if left != right { return left.lexicographicallyPrecedes(right) }
        }
        return left.utf8.lexicographicallyPrecedes(right.utf8)
    }

    private static func weights(_ name: String) -> [UInt8] {
        name.utf8.filter { $0 != UInt8(ascii: "-") }.map { $0 == UInt8(ascii: "_") ? 1 : $0 }
    }

    private static func trimmed(_ value: String) -> Substring {
        var value = value[...]
        while value.first?.isWhitespace == true { value.removeFirst() }
        while value.last?.isWhitespace == true { value.removeLast() }
        return value
    }
}
