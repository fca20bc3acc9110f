/// From where an address can be reached.
package enum AddressScope: String, Hashable, Sendable {
    case `public`
    /// This machine.
    case loopback
    /// This network: RFC 1918, carrier-grade NAT, unique local, benchmarking.
    case `private`
    /// This link, where clouds serve their metadata.
    case linkLocal = "link-local"
    /// What a cloud serves to its own machines under an address that looks public.
    case platform
    case multicast
    /// No address, which systems take for this machine.
    case unspecified
    /// Broadcast, documentation, tunnels, and what is set aside for later.
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

    // The registries of IANA (RFC 6890), and 168.63.129.16, where Azure's machines find their platform.
    private static let versionFour = blocks([
        ("0.0.0.0", 8, .unspecified), ("10.0.0.0", 8, .private), ("100.64.0.0", 10, .private), ("127.0.0.0", 8, .loopback),
        ("168.63.129.16", 32, .platform), ("169.254.0.0", 16, .linkLocal), ("172.16.0.0", 12, .private),
        ("192.0.0.0", 24, .private), ("192.0.2.0", 24, .reserved), ("192.88.99.0", 24, .reserved),
        ("192.168.0.0", 16, .private), ("198.18.0.0", 15, .private), ("198.51.100.0", 24, .reserved),
        ("203.0.113.0", 24, .reserved), ("224.0.0.0", 4, .multicast), ("240.0.0.0", 4, .reserved),
    ])

    // Behind 2001::/23 are Teredo and other tunnels: where such an address leads, it does not say.
    private static let versionSix = blocks([
        ("::", 128, .unspecified), ("::1", 128, .loopback), ("64:ff9b:1::", 48, .private), ("100::", 64, .reserved),
        ("2001::", 23, .reserved), ("2001:db8::", 32, .reserved), ("3fff::", 20, .reserved), ("5f00::", 16, .reserved),
        ("fc00::", 7, .private), ("fe80::", 10, .linkLocal), ("fec0::", 10, .private), ("ff00::", 8, .multicast),
    ])

    private static func blocks(_ texts: [(String, Int, AddressScope)]) -> [Block] {
        texts.compactMap { text, length, scope in IPAddress(text).map { ($0, length, scope) } }
    }
}
