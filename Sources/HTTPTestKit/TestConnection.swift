import Glibc

/// The server's side of one connection.
struct TestConnection {
    private let socket: Int32
    private var buffer: [UInt8] = []

    init(_ socket: Int32) { self.socket = socket }

    /// The next request; nil when the client closed the connection.
    mutating func nextRequest() -> TestRequest? {
        let end = Array("\r\n\r\n".utf8)
        var head: Range<Int>?
        while head == nil {
            head = buffer.indices.first { buffer[$0...].starts(with: end) }.map { 0..<$0 }
            if head == nil, !receive() { return nil }
        }
        let lines = String(decoding: buffer[head ?? 0..<0], as: UTF8.self).components
        let start = lines[0].split(separator: " ")
        let headers = lines.dropFirst().map { line in
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            return TestRequest.Header(name: String(parts[0]), value: String(parts[1].drop { $0 == " " }))
        }
        let length = headers.first { $0.name.lowercased() == "content-length" }.flatMap { Int($0.value) } ?? 0
        buffer.removeFirst((head?.count ?? 0) + end.count)
        while buffer.count < length { guard receive() else { return nil } }
        defer { buffer.removeFirst(length) }
        return TestRequest(
            method: String(start[0]), target: String(start[1]), headers: headers, body: Array(buffer.prefix(length)))
    }

    func write(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// Returns when the client has closed the connection.
    mutating func waitForEnd() {
        while receive() {}
    }

    private mutating func receive() -> Bool {
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        let count = recv(socket, &chunk, chunk.count, 0)
        if count > 0 { buffer += chunk.prefix(count) }
        return count > 0
    }
}

extension String {
    /// The lines of a head.
    fileprivate var components: [Substring] { split(separator: "\r\n", omittingEmptySubsequences: false) }
}
