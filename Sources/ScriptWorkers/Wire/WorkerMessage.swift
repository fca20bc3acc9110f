/// What host and worker tell each other. On the wire: the length of the content (four bytes, little endian), the kind, three
/// bytes of zero, the content.
struct WorkerMessage {
    enum Kind: UInt8 {
        // From the host.
        case configure = 1
        case frame
        case collectGarbage
        case measureHeap
        case reply

        // From the worker.
        case ready = 65
        case startFailed
        case messages
        case frameTaken
        case frameRefused
        case garbageCollected
        case heap
        case question
        case violation
    }

    static let headerSize = 8
    /// More than any frame or answer has: whoever announces more is not to be believed.
    static let sizeLimit = 1_000_000_000

    let kind: Kind
    var content: [UInt8] = []

    init(_ kind: Kind, _ content: [UInt8] = []) {
        self.kind = kind
        self.content = content
    }

    init(_ kind: Kind, _ text: String) { self.init(kind, Array(text.utf8)) }

    var text: String { String(decoding: content, as: UTF8.self) }

    /// Adds the message as it goes over the wire.
    func append(to bytes: inout [UInt8]) {
        bytes.reserveCapacity(bytes.count + Self.headerSize + content.count)
        withUnsafeBytes(of: UInt32(content.count).littleEndian) { bytes += $0 }
        bytes += [kind.rawValue, 0, 0, 0]
        bytes += content
    }

    /// What a header says.
    ///
    /// - Throws: `WorkerWireError` when it is none.
    static func header(_ bytes: UnsafeRawBufferPointer) throws(WorkerWireError) -> (kind: Kind, size: Int) {
        precondition(bytes.count == headerSize, "a header has \(headerSize) bytes")
        let size = Int(UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self)))
        guard let kind = Kind(rawValue: bytes[4]) else { throw .unknownKind(bytes[4]) }
        guard size <= sizeLimit else { throw .tooLong(size) }
        return (kind, size)
    }
}

/// Bytes between host and worker that are no message.
enum WorkerWireError: Error, Hashable, CustomStringConvertible {
    case unknownKind(UInt8)
    case tooLong(Int)
    case unexpected(WorkerMessage.Kind)
    case brokenOff
    case system(call: String, code: Int32)

    var description: String {
        switch self {
        case .unknownKind(let kind): "a message between host and worker has the unknown kind \(kind)"
        case .tooLong(let size): "a message between host and worker claims to have \(size) bytes"
        case .unexpected(let kind): "a message '\(kind)' came when it should not"
        case .brokenOff: "the connection between host and worker broke off within a message"
        case .system(let call, let code): "\(call) between host and worker failed with error \(code)"
        }
    }
}
