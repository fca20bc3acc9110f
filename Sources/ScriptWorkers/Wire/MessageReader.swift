import Glibc

/// Reads messages from a socket, many with one system call. Used on one thread.
struct MessageReader {
    private static let bufferSize = 256 << 10

    private let descriptor: CInt
    private var buffer: [UInt8] = Array(repeating: 0, count: bufferSize)
    private var start = 0
    private var end = 0

    init(descriptor: CInt) { self.descriptor = descriptor }

    /// Waits for the next message; nil when the other side has closed.
    ///
    /// - Throws: `WorkerWireError`.
    mutating func next() throws(WorkerWireError) -> WorkerMessage? {
        while end - start < WorkerMessage.headerSize {
            if try !fill() {
                if start != end { throw .brokenOff }
                return nil
            }
        }
        let (kind, size) = try header()
        start += WorkerMessage.headerSize
        return WorkerMessage(kind, try content(size))
    }

    private func header() throws(WorkerWireError) -> (kind: WorkerMessage.Kind, size: Int) {
        let bytes = Array(buffer[start..<start + WorkerMessage.headerSize])
        let result: Result<(kind: WorkerMessage.Kind, size: Int), WorkerWireError> = bytes.withUnsafeBytes { bytes in
            Result { () throws(WorkerWireError) in try WorkerMessage.header(bytes) }
        }
        return try result.get()
    }

    private mutating func content(_ size: Int) throws(WorkerWireError) -> [UInt8] {
        let available = min(size, end - start)
        defer { start += available }
        if available == size { return Array(buffer[start..<start + size]) }
        let head = buffer[start..<start + available]
        var failure: WorkerWireError?
        let content = [UInt8](unsafeUninitializedCapacity: size) { target, count in
            _ = target.initialize(from: head)
            count = available
            while count < size {
                let taken = read(descriptor, target.baseAddress! + count, size - count)
                if taken > 0 {
                    count += taken
                } else if taken == 0 || errno != EINTR {
                    failure = taken == 0 ? .brokenOff : .system(call: "read", code: errno)
                    return
                }
            }
        }
        if let failure { throw failure }
        return content
    }

    /// Reads what is there, waiting for it; false at the end.
    private mutating func fill() throws(WorkerWireError) -> Bool {
        if start > 0 {
            buffer.replaceSubrange(0..<end - start, with: Array(buffer[start..<end]))
            end -= start
            start = 0
        }
        while true {
            let (space, room) = (end, buffer.count - end)
            let taken = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress! + space, room) }
            if taken > 0 {
                end += taken
                return true
            }
            if taken == 0 { return false }
            if errno == ECONNRESET { return false }
            if errno != EINTR { throw .system(call: "read", code: errno) }
        }
    }
}
