import Foundation
import Glibc

/// Speaks to a port of this machine, byte for byte.
struct RawClient {
    let port: UInt16

    /// Sends bytes and reads what comes until the server closes the connection.
    func send(_ request: String) async -> String {
        // On a thread of its own: what answers may need every thread of the tests.
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                guard let connection = Connection(port: port) else { return continuation.resume(returning: "") }
                connection.send(request)
                continuation.resume(returning: connection.rest())
            }
        }
    }

    /// A connection that stays open until the object is gone; nil when the server cannot be reached.
    ///
    /// - Parameter receiveBuffer: how many bytes its system keeps for it that it has not read; nil leaves that to the system.
    func connect(receiveBuffer: Int? = nil) -> Connection? { Connection(port: port, receiveBuffer: receiveBuffer) }

    final class Connection: Sendable {
        private let descriptor: Int32

        init?(port: UInt16, receiveBuffer: Int? = nil) {
            descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            if var size = receiveBuffer.map({ Int32($0) }) {
                setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
            }
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = port.bigEndian
            address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            let connected = withUnsafePointer(to: &address) { [descriptor] in
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
            if connected != 0 { return nil }
        }

        deinit { close(descriptor) }

        /// All of it, unless the server has closed the connection.
        func send(_ text: String) {
            var rest = Array(text.utf8)[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
                if count <= 0 { return }
                rest = rest.dropFirst(count)
            }
        }

        /// What comes until the server closes the connection.
        func rest() -> String { received { _ in false } }

        /// What comes until a text has come, or the server closes the connection.
        func received(until end: String) async -> String {
            await withCheckedContinuation { continuation in
                Thread.detachNewThread { continuation.resume(returning: self.received { $0.contains(end) }) }
            }
        }

        private func received(until isEnough: (String) -> Bool) -> String {
            var received: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 1_024)
            while true {
                let count = read(descriptor, &buffer, buffer.count)
                if count > 0 { received += buffer[..<count] }
                let text = String(decoding: received, as: UTF8.self)
                if count <= 0 || isEnough(text) { return text }
            }
        }

        /// Whether the server closes the connection, without anything being read from it before.
        func isGone() async -> Bool {
            await withCheckedContinuation { continuation in
                Thread.detachNewThread {
                    // POLLRDHUP; a reset is always told.
                    var event = pollfd(fd: self.descriptor, events: 0x2000, revents: 0)
                    continuation.resume(returning: poll(&event, 1, 60_000) == 1)
                }
            }
        }

        /// How many bytes come until the server closes the connection.
        func countOfRest() async -> Int {
            await withCheckedContinuation { continuation in
                Thread.detachNewThread {
                    var buffer = [UInt8](repeating: 0, count: 65_536)
                    var total = 0
                    while case let count = read(self.descriptor, &buffer, buffer.count), count > 0 { total += count }
                    continuation.resume(returning: total)
                }
            }
        }

        /// Closes it from this side.
        func leave() { shutdown(descriptor, Int32(SHUT_RDWR)) }
    }
}
