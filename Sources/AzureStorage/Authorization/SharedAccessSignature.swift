package import DurableCore

/// The parameters of a shared access signature, signature included. Its text never shows that.
package struct SharedAccessSignature: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    /// The version whose rules for the text to sign are followed.
    static let version = "2020-12-06"

    private let names: [String]
    private let values: [String]

    /// In the order they stand in an address, decoded.
    package var parameters: [QueryParameter] { zip(names, values).map { QueryParameter($0, $1) } }

    init(_ parameters: [QueryParameter]) {
        names = parameters.map(\.name)
        values = parameters.map(\.value)
    }

    /// Reads a token as portals and libraries give it out, with `?` in front or without; nil when there is no `sig` in it.
    package init?(token: String) {
        let parameters = QueryParameter.parameters(of: token.hasPrefix("?") ? token.dropFirst() : token[...])
        guard parameters.contains(where: { $0.name == "sig" && !$0.value.isEmpty }) else { return nil }
        self.init(parameters)
    }

    /// As it stands in an address.
    package var token: String { QueryParameter.text(of: parameters) }

    package var description: String { "a shared access signature" }
    package var customMirror: Mirror { Mirror(self, children: []) }

    /// For one blob ("Create a service SAS"). The letters of `permissions` are in the service's order: `racwdl`.
    package static func blob(
        _ blob: String, in container: String, permissions: String, until expiry: Timestamp, key: SharedKey
    ) -> SharedAccessSignature {
        signed(
            [
                QueryParameter("sp", permissions), QueryParameter("se", expiry.iso8601(fractionDigits: 0)),
                QueryParameter("sv", version), QueryParameter("sr", "b"),
            ], key
        ) { SignedFields($0).blobText(resource: "/blob/\(key.account)/\(container)/\(blob)") }
    }

    /// For one queue. The letters of `permissions` are in the service's order: `raup`.
    package static func queue(
        _ queue: String, permissions: String, until expiry: Timestamp, key: SharedKey
    ) -> SharedAccessSignature {
        signed(
            [
                QueryParameter("sp", permissions), QueryParameter("se", expiry.iso8601(fractionDigits: 0)),
                QueryParameter("sv", version),
            ], key
        ) { SignedFields($0).queueText(resource: "/queue/\(key.account)/\(queue)") }
    }

    /// For blobs and queues of a whole account ("Create an account SAS").
    ///
    /// - Parameters:
    ///   - services: letters of `bq`.
    ///   - resources: letters of `sco`, for service, container or queue, and object.
    package static func account(
        services: String, resources: String, permissions: String, until expiry: Timestamp, key: SharedKey
    ) -> SharedAccessSignature {
        signed(
            [
                QueryParameter("sp", permissions), QueryParameter("se", expiry.iso8601(fractionDigits: 0)),
                QueryParameter("sv", version), QueryParameter("ss", services), QueryParameter("srt", resources),
            ], key
        ) { SignedFields($0).accountText(account: key.account) }
    }

    private static func signed(
        _ parameters: [QueryParameter], _ key: SharedKey, text: ([QueryParameter]) -> String
    ) -> SharedAccessSignature {
        SharedAccessSignature(parameters + [QueryParameter("sig", key.signature(of: text(parameters)))])
    }
}
