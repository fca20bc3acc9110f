/// One parameter of a query, decoded.
package struct QueryParameter: Hashable, Sendable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    /// Those of a query as it stands in an address. A plus sign is one: the protocol's libraries write blanks as `%20`.
    package static func parameters(of text: Substring) -> [QueryParameter] {
        text.split(separator: "&").map { part in
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return QueryParameter(PercentEncoding.decoded(pair[0]), pair.count > 1 ? PercentEncoding.decoded(pair[1]) : "")
        }
    }

    static func text(of parameters: [QueryParameter]) -> String {
        parameters.map { "\(PercentEncoding.encoded($0.name))=\(PercentEncoding.encoded($0.value))" }.joined(separator: "&")
    }
}
