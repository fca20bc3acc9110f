import CZlib

/// Deflate in its three wrappings, by zlib.
final class ZlibStream: Compressor {
    /// Node's numbers.
    enum Mode: Int {
        case deflate = 1
        case inflate
        case gzip
        case gunzip
        case deflateRaw
        case inflateRaw
        case unzip

        var compresses: Bool { [.deflate, .gzip, .deflateRaw].contains(self) }

        func windowBits(_ bits: Int32) -> Int32 {
            switch self {
            case .deflate, .inflate: bits
            case .gzip, .gunzip: bits + 16
            case .deflateRaw, .inflateRaw: -bits
            case .unzip: bits + 32
            }
        }
    }

    struct Parameters {
        let mode: Mode
        let level: Int32
        let windowBits: Int32
        let memoryLevel: Int32
        let strategy: Int32
        let dictionary: [UInt8]?
    }

    private let parameters: Parameters
    // zlib's state points back to it, so it must stay where it is.
    private let stream: UnsafeMutablePointer<z_stream>
    private var isUnzipping: Bool

    init(_ parameters: Parameters) throws(OperationError) {
        self.parameters = parameters
        isUnzipping = parameters.mode == .gunzip
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        let size = Int32(MemoryLayout<z_stream>.size)
        let bits = parameters.mode.windowBits(parameters.windowBits)
        let code =
            parameters.mode.compresses
            ? deflateInit2_(
                stream, parameters.level, Z_DEFLATED, bits, parameters.memoryLevel, parameters.strategy, ZLIB_VERSION, size)
            : inflateInit2_(stream, bits, ZLIB_VERSION, size)
        guard code == Z_OK else { throw error(code, "Init error") }
        try setDictionary()
    }

    deinit {
        if parameters.mode.compresses { deflateEnd(stream) } else { inflateEnd(stream) }
        stream.deallocate()
    }

    func process(_ input: [UInt8], flush: Int32, outputSize: Int) throws(OperationError) -> CompressorStep {
        if parameters.mode == .unzip, stream.pointee.total_in == 0, let first = input.first { isUnzipping = first == 0x1f }
        var input = input
        var code = Z_OK
        var unused = 0
        let output = [UInt8](unsafeUninitializedCapacity: outputSize) { output, count in
            input.withUnsafeMutableBufferPointer { input in
                stream.pointee.next_in = input.baseAddress
                stream.pointee.avail_in = UInt32(input.count)
                stream.pointee.next_out = output.baseAddress
                stream.pointee.avail_out = UInt32(outputSize)
                code = parameters.mode.compresses ? deflate(stream, flush) : unpack(flush)
                unused = Int(stream.pointee.avail_in)
                count = outputSize - Int(stream.pointee.avail_out)
                stream.pointee.next_in = nil
                stream.pointee.next_out = nil
            }
        }
        try check(code, flush, isFull: output.count == outputSize)
        return CompressorStep(unused: unused, output: output, isEnded: code == Z_STREAM_END)
    }

    func reset() throws(OperationError) {
        let code = parameters.mode.compresses ? deflateReset(stream) : inflateReset(stream)
        guard code == Z_OK else { throw error(code, "Failed to reset stream") }
        try setDictionary()
    }

    func set(level: Int32, strategy: Int32) throws(OperationError) {
        guard parameters.mode.compresses else { return }
        // It looks whether there is something to write; there is nothing after a flush, so no room is needed for it.
        var room: UInt8 = 0
        let code = withUnsafeMutablePointer(to: &room) { room in
            stream.pointee.next_out = room
            stream.pointee.avail_out = 0
            defer { stream.pointee.next_out = nil }
            return deflateParams(stream, level, strategy)
        }
        guard code == Z_OK || code == Z_BUF_ERROR else { throw error(code, "Failed to set parameters") }
    }

    private func unpack(_ flush: Int32) -> Int32 {
        var code = CZlib.inflate(stream, flush)
        if code == Z_NEED_DICT, parameters.mode != .inflateRaw, let dictionary = parameters.dictionary {
            code = inflateSetDictionary(stream, dictionary, UInt32(dictionary.count))
            if code == Z_OK {
                code = CZlib.inflate(stream, flush)
            } else if code == Z_DATA_ERROR {
                code = Z_NEED_DICT
            }
        }
        // Members of a gzip file follow one another; zeros, or what is no member, may stand at its end.
        while code == Z_STREAM_END, isUnzipping, stream.pointee.avail_in > 0, stream.pointee.next_in[0] != 0 {
            code = inflateReset(stream)
            if code == Z_OK { code = CZlib.inflate(stream, flush) }
        }
        return code
    }

    private func setDictionary() throws(OperationError) {
        guard let dictionary = parameters.dictionary else { return }
        let count = UInt32(dictionary.count)
        let code: Int32 =
            switch parameters.mode {
            case .deflate, .deflateRaw: deflateSetDictionary(stream, dictionary, count)
            case .inflateRaw: inflateSetDictionary(stream, dictionary, count)
            default: Z_OK
            }
        guard code == Z_OK else { throw error(code, "Failed to set dictionary") }
    }

    private func check(_ code: Int32, _ flush: Int32, isFull: Bool) throws(OperationError) {
        switch code {
        case Z_OK, Z_BUF_ERROR:
            if !isFull, flush == Z_FINISH, code == Z_BUF_ERROR || !parameters.mode.compresses {
                throw .compression("unexpected end of file", "Z_BUF_ERROR", Z_BUF_ERROR)
            }
        case Z_STREAM_END: return
        case Z_NEED_DICT:
            throw .compression(
                parameters.dictionary == nil ? "Missing dictionary" : "Bad dictionary", Self.name(of: code), code)
        default: throw error(code, "Zlib error")
        }
    }

    private func error(_ code: Int32, _ message: String) -> OperationError {
        .compression(stream.pointee.msg.map { String(cString: $0) } ?? message, Self.name(of: code), code)
    }

    private static func name(of code: Int32) -> String {
        switch code {
        case Z_NEED_DICT: "Z_NEED_DICT"
        case Z_ERRNO: "Z_ERRNO"
        case Z_STREAM_ERROR: "Z_STREAM_ERROR"
        case Z_DATA_ERROR: "Z_DATA_ERROR"
        case Z_MEM_ERROR: "Z_MEM_ERROR"
        case Z_BUF_ERROR: "Z_BUF_ERROR"
        default: "Z_VERSION_ERROR"
        }
    }
}
