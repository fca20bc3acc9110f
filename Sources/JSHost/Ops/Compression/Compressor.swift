import JSONText

/// A stream that is compressed or unpacked bit by bit, by zlib or Brotli.
protocol Compressor: ScriptResource {
    /// Goes on with the input; `flush` is zlib's or Brotli's number.
    func process(_ input: [UInt8], flush: Int32, outputSize: Int) throws(OperationError) -> CompressorStep
    func reset() throws(OperationError)
}

extension Compressor {
    func close() {}
}

/// What came of some input.
struct CompressorStep {
    /// How many bytes at the end of the input were not used.
    let unused: Int
    let output: [UInt8]
    /// Whether the compressed data has come to its end.
    var isEnded = false

    /// As scripts get it: the number of unused bytes in four bytes, little-endian, whether it has ended, three zeros, the output.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(output.count + 8)
        for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: unused >> shift)) }
        bytes += [isEnded ? 1 : 0, 0, 0, 0]
        bytes += output
        return bytes
    }
}

extension OperationError {
    static func compression(_ message: String, _ code: String, _ number: Int32) -> OperationError {
        OperationError(message: message, properties: ["errno": JSONValue(Int(number)), "code": .string(code)])
    }
}
