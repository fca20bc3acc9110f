import Foundation
import Glibc
import JSONText

/// The other side of the cases of net and http: plays what cases/support/conversations.json says, one thread for each connection.
/// The first line that comes, "GET /name ..." or just "name", chooses the conversation; scripted-server.mjs plays the same.
struct ScriptedServer {
    private enum Failure: Error { case noSocket, ended }

    private static let conversations = Result {
        try JSONParser.parse(String(contentsOfFile: "\(RuntimeFolders.cases)/support/conversations.json", encoding: .utf8))
    }

    private let descriptor: Int32
    /// On 127.0.0.1.
    let port: Int

    init() throws {
        let conversations = try Self.conversations.get()
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && listen(descriptor, 64) == 0 && getsockname(descriptor, $0, &length) == 0
            }
        }
        guard isBound else { throw Failure.noSocket }
        port = Int(UInt16(bigEndian: address.sin_port))
        self.descriptor = descriptor
        Thread.detachNewThread {
            while true {
                let connection = accept(descriptor, nil, nil)
                if connection < 0 { return }
                Thread.detachNewThread { try? Self.play(connection, conversations) }
            }
        }
    }

    /// Takes no more connections.
    func close() {
        shutdown(descriptor, Int32(SHUT_RDWR))
        Glibc.close(descriptor)
    }

    private static func play(_ descriptor: Int32, _ conversations: JSONValue) throws {
        var peer = Peer(descriptor: descriptor)
        defer { peer.close() }
        let line = try peer.take(until: "\n")
        let words = line.split(separator: " ")
        let isRequest = words.count == 3 && words[2].hasPrefix("HTTP/")
        let head = isRequest ? line + (try peer.take(until: "\r\n\r\n")) : line
        let path = isRequest ? words[1].drop { $0 == "/" }.prefix { $0 != "?" } : line.prefix { !$0.isNewline }
        for step in conversations[String(path)]?.arrayValue ?? [] {
            // Every part comes on its own.
            usleep(5000)
            if let text = step["send"]?.stringValue { try peer.send(text) }
            if let text = step["wait"]?.stringValue { _ = try peer.take(until: text) }
            switch step["do"]?.stringValue {
            case "end": shutdown(descriptor, Int32(SHUT_WR))
            case "reset": return peer.reset()
            case "mirror": try peer.mirror(head)
            case "echo": try peer.echo()
            default: break
            }
        }
        peer.drain()
    }

    /// The client, in Latin-1: a character is a byte.
    private struct Peer {
        let descriptor: Int32
        private var received: [UInt8] = []

        init(descriptor: Int32) { self.descriptor = descriptor }

        mutating func take(until text: String) throws -> String {
            let end = Self.bytes(text)
            while true {
                if let found = received.firstRange(of: end) { return take(found.upperBound) }
                guard receive() else { throw Failure.ended }
            }
        }

        func send(_ text: String) throws { try send(Self.bytes(text)) }

        mutating func mirror(_ head: String) throws {
            let lower = head.lowercased()
            var body = ""
            if lower.contains("transfer-encoding: chunked") {
                body = try take(until: "0\r\n\r\n")
            } else if let field = lower.firstRange(of: "content-length: ") {
                let length = Int(lower[field.upperBound...].prefix { $0.isNumber }) ?? 0
                while received.count < length { guard receive() else { throw Failure.ended } }
                body = take(length)
            }
            let text = head + body
            try send("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: \(Self.bytes(text).count)\r\n\r\n\(text)")
            shutdown(descriptor, Int32(SHUT_WR))
        }

        mutating func echo() throws {
            repeat {
                try send(received)
                received = []
            } while receive()
            shutdown(descriptor, Int32(SHUT_WR))
        }

        mutating func drain() {
            repeat { received = [] } while receive()
        }

        func reset() {
            var option = linger(l_onoff: 1, l_linger: 0)
            setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
        }

        func close() { Glibc.close(descriptor) }

        private mutating func take(_ count: Int) -> String {
            defer { received.removeFirst(count) }
            return String(String.UnicodeScalarView(received.prefix(count).map { Unicode.Scalar($0) }))
        }

        private mutating func receive() -> Bool {
            var buffer = [UInt8](repeating: 0, count: 65536)
            let count = recv(descriptor, &buffer, buffer.count, 0)
            received += buffer.prefix(max(0, count))
            return count > 0
        }

        private func send(_ bytes: [UInt8]) throws {
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
                guard count > 0 else { throw Failure.ended }
                rest = rest.dropFirst(count)
            }
        }

        private static func bytes(_ text: String) -> [UInt8] { text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } }
    }
}
