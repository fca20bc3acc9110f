package import HTTPClient

/// An answer of the storage protocol.
package struct StorageResponse: Hashable, Sendable {
    package var status: Int
    package var headers: [HTTPHeader]
    package var body: [UInt8]

    package init(_ status: Int, headers: [HTTPHeader] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    package func header(_ name: String) -> String? { headers.first(named: name) }
}

extension [HTTPHeader] {
    private static var metadataPrefix: String { "x-ms-meta-" }

    /// The metadata among them, by name in lower case.
    var metadata: [String: String] {
        let own = map { ($0.name.lowercased(), $0.value) }.filter { $0.0.hasPrefix(Self.metadataPrefix) }
        return Dictionary(
            own.map { (String($0.0.dropFirst(Self.metadataPrefix.count)), $0.1) }, uniquingKeysWith: { "\($0),\($1)" })
    }

    init(metadata: [String: String]) {
        self = metadata.sorted { $0.key < $1.key }.map { HTTPHeader(Self.metadataPrefix + $0.key, $0.value) }
    }
}
