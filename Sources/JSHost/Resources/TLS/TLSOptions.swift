import JSONText

/// What a script asks of a TLS connection.
struct TLSOptions {
    /// Certificates (PEM) to trust instead of the system's; nil: the system's.
    var authorities: [String]?
    /// More of them, by `NODE_EXTRA_CA_CERTS`.
    var extraAuthorities: [String]
    /// Our certificates with their chains (PEM).
    var certificates: [String]
    var keys: [(pem: String, passphrase: String?)]
    /// Certificate and key in one (PKCS #12).
    var bundles: [(bytes: [UInt8], passphrase: String?)]
    /// For SNI; nil: none.
    var serverName: String?
    /// As bytes of the protocol: each with its length before it.
    var protocols: [UInt8]
    /// Numbers of OpenSSL.
    var versions: (lowest: Int, highest: Int)
    var ciphers: String?
    /// Names of TLS 1.3.
    var suites: String?

    init(_ json: JSONValue, bundles: [[UInt8]]) {
        authorities = json["ca"]?.arrayValue.map { $0.compactMap(\.stringValue) }
        extraAuthorities = Self.texts(json["extraCA"])
        certificates = Self.texts(json["cert"])
        keys = (json["key"]?.arrayValue ?? []).map { ($0["pem"]?.stringValue ?? "", $0["passphrase"]?.stringValue) }
        let passphrases = (json["pfx"]?.arrayValue ?? []).map(\.stringValue)
        self.bundles = zip(bundles, passphrases).map { ($0, $1) }
        serverName = json["servername"]?.stringValue
        protocols = (json["protocols"]?.arrayValue ?? []).compactMap(\.stringValue).flatMap { name in
            [UInt8(truncatingIfNeeded: name.utf8.count)] + Array(name.utf8)
        }
        versions = (json["minVersion"]?.intValue ?? 0, json["maxVersion"]?.intValue ?? 0)
        ciphers = json["ciphers"]?.stringValue
        suites = json["suites"]?.stringValue
    }

    private static func texts(_ json: JSONValue?) -> [String] { (json?.arrayValue ?? []).compactMap(\.stringValue) }
}
