import CBrotli

/// Compresses by Brotli.
final class BrotliEncoder: Compressor {
    private let parameters: [BrotliParameter]
    private var state: OpaquePointer

    init(_ parameters: [BrotliParameter]) throws(OperationError) {
        self.parameters = parameters
        state = try Self.make(parameters)
    }

    deinit { BrotliEncoderDestroyInstance(state) }

    func process(_ input: [UInt8], flush: Int32, outputSize: Int) throws(OperationError) -> CompressorStep {
        var unused = input.count
        var isDone = false
        let state = state
        let output = [UInt8](unsafeUninitializedCapacity: outputSize) { output, count in
            input.withUnsafeBufferPointer { input in
                var next = input.baseAddress
                var room = outputSize
                var end = output.baseAddress
                isDone =
                    BrotliEncoderCompressStream(
                        state, BrotliEncoderOperation(rawValue: UInt32(flush)), &unused, &next, &room, &end, nil) != 0
                count = outputSize - room
            }
        }
        guard isDone else {
            throw .compression("Compression failed", "ERR_BROTLI_COMPRESSION_FAILED", -2)
        }
        return CompressorStep(unused: unused, output: output, isEnded: BrotliEncoderIsFinished(state) != 0)
    }

    func reset() throws(OperationError) {
        let fresh = try Self.make(parameters)
        BrotliEncoderDestroyInstance(state)
        state = fresh
    }

    private static func make(_ parameters: [BrotliParameter]) throws(OperationError) -> OpaquePointer {
        guard let state = BrotliEncoderCreateInstance(nil, nil, nil) else { throw BrotliParameter.failure }
        for parameter in parameters
        where BrotliEncoderSetParameter(state, BrotliEncoderParameter(rawValue: parameter.key), parameter.value) == 0 {
            BrotliEncoderDestroyInstance(state)
            throw BrotliParameter.failure
        }
        return state
    }
}
