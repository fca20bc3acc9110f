package import HTTPClient

/// A request of the storage protocol, apart from the socket it goes through.
package struct StorageRequest: Sendable {
    /// The version of the protocol that is spoken.
    package static let version = "2020-12-06"

    /// In upper case.
    package var method: String
    /// Percent-encoded, with a slash in front, without the query.
    package var path: String
    package var query: [QueryParameter]
    package var headers: [HTTPHeader]
    package var body: [UInt8]

    package init(
        _ method: String, _ path: String, query: [QueryParameter] = [], headers: [HTTPHeader] = [], body: [UInt8] = []
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
    }

    /// From a target such as `/account/queue?comp=metadata`, both still encoded.
    package init(_ method: String, target: String, headers: [HTTPHeader], body: [UInt8]) {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        self.init(
            method.uppercased(), String(parts.first ?? "/"),
            query: parts.count > 1 ? QueryParameter.parameters(of: parts[1]) : [], headers: headers, body: body)
    }

    /// The first value of a header; nil when it is not there or empty.
    func header(_ name: String) -> String? {
        headers.first(named: name).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The first value of a parameter, whose name is compared without case; nil when it is not there.
    func parameter(_ name: String) -> String? { query.first { $0.name.lowercased() == name }?.value }

    /// The headers `x-ms-meta-NAME`, by name in lower case.
    var metadata: [String: String] { headers.metadata }
}
