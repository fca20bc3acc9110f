import Glibc

/// An IPv4 or IPv6 address.
package struct IPAddress: Hashable, Sendable {
    /// Four or sixteen, in network order.
    let bytes: [UInt8]

    /// Dotted decimal or IPv6 text, without brackets; a zone (`fe80::1%eth0`) is ignored. nil for anything else, names too.
    package init?(_ text: String) {
        let address = text.contains(":") ? String(text.prefix { $0 != "%" }) : text
        var bytes = [UInt8](repeating: 0, count: address.contains(":") ? 16 : 4)
        guard inet_pton(bytes.count == 16 ? AF_INET6 : AF_INET, address, &bytes) == 1 else { return nil }
        self.bytes = bytes
    }

    /// nil when the address is of another family.
    init?(_ address: UnsafePointer<sockaddr>) {
        let raw = UnsafeRawPointer(address)
        switch Int32(address.pointee.sa_family) {
        case AF_INET:
            bytes = withUnsafeBytes(of: raw.loadUnaligned(as: sockaddr_in.self).sin_addr) { Array($0) }
        case AF_INET6:
            bytes = withUnsafeBytes(of: raw.loadUnaligned(as: sockaddr_in6.self).sin6_addr) { Array($0) }
        default:
            return nil
        }
    }

    private init(bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

    /// Whether the first `length` bits are those of `network`; false for addresses of different families.
    func isIn(_ network: IPAddress, prefix length: Int) -> Bool {
        guard bytes.count == network.bytes.count, 0...bytes.count * 8 ~= length else { return false }
        let whole = length / 8
        guard bytes.prefix(whole) == network.bytes.prefix(whole) else { return false }
        let rest = length % 8
        return rest == 0 || (bytes[whole] ^ network.bytes[whole]) >> (8 - rest) == 0
    }

    /// The IPv4 address that this IPv6 address stands for: mapped (`::ffff:0:0/96`), translated (`::ffff:0:0:0/96`), compatible
    /// (`::/96`), behind NAT64 (`64:ff9b::/96`), 6to4 (`2002::/16`) or ISATAP (`::5efe:0:0` at the end of any network).
    var embedded: IPAddress? {
        guard bytes.count == 16 else { return nil }
        if bytes[0] == 0x20, bytes[1] == 0x02 { return IPAddress(bytes: bytes[2..<6]) }
        let prefixes: [[UInt8]] = [
            Array(repeating: 0, count: 10) + [0xFF, 0xFF], Array(repeating: 0, count: 12),
            Array(repeating: 0, count: 8) + [0xFF, 0xFF, 0, 0],
            [0x00, 0x64, 0xFF, 0x9B] + Array(repeating: 0, count: 8),
        ]
        let isTunnel = [0x00, 0x02].contains(bytes[8]) && bytes[9...11] == [0x00, 0x5E, 0xFE]
        return isTunnel || prefixes.contains(Array(bytes.prefix(12))) ? IPAddress(bytes: bytes[12...]) : nil
    }
}

extension IPAddress: CustomStringConvertible {
    package var description: String {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        inet_ntop(bytes.count == 16 ? AF_INET6 : AF_INET, bytes, &text, socklen_t(text.count))
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
