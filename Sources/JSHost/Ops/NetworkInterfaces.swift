import CLinux
import Glibc
import JSONText

/// The addresses of this machine.
enum NetworkInterfaces {
    /// `[[name, family, address, netmask, mac, isInternal, scope]...]`, of the interfaces that are up.
    static func json() throws(OperationError) -> String {
        var first: UnsafeMutablePointer<ifaddrs>?
        guard getifaddrs(&first) == 0 else { throw .system(errno, "uv_interface_addresses") }
        defer { freeifaddrs(first) }
        var addresses: [JSONValue] = []
        for entry in sequence(first: first, next: { $0?.pointee.ifa_next }) {
            guard let interface = entry?.pointee, let address = interface.ifa_addr,
                interface.ifa_flags & upAndRunning == upAndRunning
            else { continue }
            let family = Int32(address.pointee.sa_family)
            guard family == AF_INET || family == AF_INET6 else { continue }
            let name = String(cString: interface.ifa_name)
            addresses.append([
                .string(name), .string(family == AF_INET ? "IPv4" : "IPv6"), .string(text(address)),
                .string(interface.ifa_netmask.map(text) ?? ""), .string(hardwareAddress(name)),
                .bool(interface.ifa_flags & loopback != 0), JSONValue(scope(address)),
            ])
        }
        return JSONValue.array(addresses).text()
    }

    private static let upAndRunning: UInt32 = 0x1 | 0x40
    private static let loopback: UInt32 = 0x8

    private static func text(_ address: UnsafeMutablePointer<sockaddr>) -> String {
        var host = [CChar](repeating: 0, count: 64)
        let pointer = UnsafeMutableRawPointer(address)
        if Int32(address.pointee.sa_family) == AF_INET {
            inet_ntop(AF_INET, &pointer.assumingMemoryBound(to: sockaddr_in.self).pointee.sin_addr, &host, 64)
        } else {
            inet_ntop(AF_INET6, &pointer.assumingMemoryBound(to: sockaddr_in6.self).pointee.sin6_addr, &host, 64)
        }
        return String(decoding: host.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    private static func scope(_ address: UnsafeMutablePointer<sockaddr>) -> Int {
        guard Int32(address.pointee.sa_family) == AF_INET6 else { return 0 }
        return Int(UnsafeMutableRawPointer(address).assumingMemoryBound(to: sockaddr_in6.self).pointee.sin6_scope_id)
    }

    private static func hardwareAddress(_ name: String) -> String {
        guard let bytes = try? FileReader.read("/sys/class/net/\(name)/address") else { return "00:00:00:00:00:00" }
        return String(decoding: bytes.filter { $0 != 10 }, as: UTF8.self)
    }
}
