import Glibc
import Synchronization

/// Writes messages into a socket, from any thread, each in one piece.
final class MessageWriter: Sendable {
    private let descriptor: Mutex<CInt?>

    init(descriptor: CInt) { self.descriptor = Mutex(descriptor) }

    /// Waits until everything is written.
    ///
    /// - Throws: `WorkerWireError` when the other side is gone, or the writer was closed.
    func write(_ messages: WorkerMessage...) throws(WorkerWireError) {
        var bytes: [UInt8] = []
        for message in messages { message.append(to: &bytes) }
        try write(bytes)
    }

    private func write(_ bytes: [UInt8]) throws(WorkerWireError) {
        let failure: WorkerWireError? = descriptor.withLock { descriptor in
            guard let descriptor else { return .brokenOff }
            return bytes.withUnsafeBytes { bytes in
                var rest = bytes[...]
                while !rest.isEmpty {
                    let part = UnsafeRawBufferPointer(rebasing: rest)
                    let count = send(descriptor, part.baseAddress, part.count, CInt(MSG_NOSIGNAL))
                    if count >= 0 {
                        rest = rest.dropFirst(count)
                    } else if errno != EINTR {
                        return .system(call: "send", code: errno)
                    }
                }
                return nil
            }
        }
        if let failure { throw failure }
    }

    /// Writes nothing any more, so that the descriptor can be closed.
    func close() { descriptor.withLock { $0 = nil } }
}
