import Glibc

/// A port of 127.0.0.1 that is taken, but not listened on, as long as the object lives.
package final class UnusedPort: Sendable {
    package let number: Int
    private let descriptor: Int32

    package init() {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        inet_pton(AF_INET, "127.0.0.1", &name.sin_addr)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &name) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, length) == 0 && getsockname(descriptor, address, &length) == 0
            }
        }
        precondition(isBound, "no port is free: \(String(cString: strerror(errno)))")
        self.descriptor = descriptor
        number = Int(UInt16(bigEndian: name.sin_port))
    }

    deinit { close(descriptor) }
}
