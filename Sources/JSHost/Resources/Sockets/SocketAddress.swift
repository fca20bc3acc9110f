import CLinux
import Glibc

/// Where a socket is or goes to, as the system takes it.
struct SocketAddress: Sendable {
    private var storage = sockaddr_storage()
    private var length = socklen_t(MemoryLayout<sockaddr_storage>.size)

    /// What `fill` writes, as `getsockname` does; nil when it fails.
    init?(_ fill: (UnsafeMutablePointer<sockaddr>, inout socklen_t) -> Int32) {
        var length = length
        let code = withUnsafeMutablePointer(to: &storage) { storage in
            storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { fill($0, &length) }
        }
        guard code == 0 else { return nil }
        self.length = length
    }

    /// An IPv4 or IPv6 address as digits, with a scope or without; nil when it is none.
    init?(host: String, port: Int) {
        var hints = addrinfo()
        hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, String(port), &hints, &found) == 0, let first = found?.pointee, let address = first.ai_addr
        else { return nil }
        defer { freeaddrinfo(found) }
        withUnsafeMutableBytes(of: &storage) {
            $0.copyMemory(from: UnsafeRawBufferPointer(start: address, count: Int(first.ai_addrlen)))
        }
        length = first.ai_addrlen
    }

    /// A Unix socket; a name that begins with U+0000 is an abstract one. Nil when the name is too long.
    init?(path: String) {
        let name = Array(path.utf8)
        let offset = MemoryLayout<sockaddr_un>.offset(of: \sockaddr_un.sun_path) ?? 2
        guard name.count < MemoryLayout<sockaddr_un>.size - offset else { return nil }
        storage.ss_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &storage) { UnsafeMutableRawBufferPointer(rebasing: $0[offset...]).copyBytes(from: name) }
        // An abstract name ends with its length, a file's with a zero byte.
        length = socklen_t(offset + name.count + (name.first == 0 ? 0 : 1))
    }

    var family: Int32 { Int32(storage.ss_family) }

    /// Calls a function of the system such as `connect` with the address.
    func use<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        withUnsafePointer(to: storage) { storage in
            storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, length) }
        }
    }

    /// Address and port as text; nil for what has none, as Unix sockets.
    var host: (address: String, port: Int)? {
        guard family == AF_INET || family == AF_INET6 else { return nil }
        var host = [CChar](repeating: 0, count: 128)
        var port = [CChar](repeating: 0, count: 32)
        let code = use {
            getnameinfo(
                $0, $1, &host, socklen_t(host.count), &port, socklen_t(port.count), NI_NUMERICHOST | NI_NUMERICSERV)
        }
        guard code == 0 else { return nil }
        return (text(host), Int(text(port)) ?? 0)
    }

    private func text(_ characters: [CChar]) -> String {
        String(decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
