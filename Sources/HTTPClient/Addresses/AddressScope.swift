/// From where an address can be reached.
package enum AddressScope: String, Hashable, Sendable {
    case `public`
    /// This machine.
    case loopback
    /// This network: RFC 1918, carrier-grade NAT, unique local, benchmarking.
    case `private`
    /// This link, where clouds serve their metadata.
    case linkLocal = "link-local"
    case multicast
    /// No address, which systems take for this machine.
    case unspecified
    /// Broadcast, and what is set aside for later.
    case reserved
}

extension IPAddress {
    /// The scope; that of the IPv4 address when this IPv6 address stands for one.
    package var scope: AddressScope {
        let table = bytes.count == 4 ? Self.versionFour : Self.versionSix
        if let entry = table.first(where: { isIn($0.network, prefix: $0.length) }) { return entry.scope }
        return embedded?.scope ?? .public
    }

    private typealias Block = (network: IPAddress, length: Int, scope: AddressScope)

    private static let versionFour = blocks([
        ("0.0.0.0", 8, .unspecified), ("10.0.0.0", 8, .private), ("100.64.0.0", 10, .private), ("127.0.0.0", 8, .loopback),
        ("169.254.0.0", 16, .linkLocal), ("172.16.0.0", 12, .private), ("192.0.0.0", 24, .private),
        ("192.168.0.0", 16, .private), ("198.18.0.0", 15, .private), ("224.0.0.0", 4, .multicast), ("240.0.0.0", 4, .reserved),
    ])

    private static let versionSix = blocks([
        ("::", 128, .unspecified), ("::1", 128, .loopback), ("64:ff9b:1::", 48, .private), ("fc00::", 7, .private),
        ("fe80::", 10, .linkLocal), ("fec0::", 10, .private), ("ff00::", 8, .multicast),
    ])

    private static func blocks(_ texts: [(String, Int, AddressScope)]) -> [Block] {
        texts.compactMap { text, length, scope in IPAddress(text).map { ($0, length, scope) } }
    }
}
