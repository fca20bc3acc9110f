import CBrotli

/// Unpacks what Brotli has compressed.
final class BrotliDecoder: Compressor {
    private let parameters: [BrotliParameter]
    private var state: OpaquePointer

    init(_ parameters: [BrotliParameter]) throws(OperationError) {
        self.parameters = parameters
        state = try Self.make(parameters)
    }

    deinit { BrotliDecoderDestroyInstance(state) }

    func process(_ input: [UInt8], flush: Int32, outputSize: Int) throws(OperationError) -> CompressorStep {
        var unused = input.count
        var result = BROTLI_DECODER_RESULT_ERROR
        let state = state
        let output = [UInt8](unsafeUninitializedCapacity: outputSize) { output, count in
            input.withUnsafeBufferPointer { input in
                var next = input.baseAddress
                var room = outputSize
                var end = output.baseAddress
                result = BrotliDecoderDecompressStream(state, &unused, &next, &room, &end, nil)
                count = outputSize - room
            }
        }
        if result == BROTLI_DECODER_RESULT_ERROR {
            let code = BrotliDecoderGetErrorCode(state)
            let name = BrotliDecoderErrorString(code).map { String(cString: $0) } ?? ""
            throw .compression("Decompression failed", "ERR_\(name)", code.rawValue)
        }
        if result == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT, flush == Int32(BROTLI_OPERATION_FINISH.rawValue) {
            throw .compression("unexpected end of file", "Z_BUF_ERROR", -5)
        }
        return CompressorStep(unused: unused, output: output, isEnded: result == BROTLI_DECODER_RESULT_SUCCESS)
    }

    func reset() throws(OperationError) {
        let fresh = try Self.make(parameters)
        BrotliDecoderDestroyInstance(state)
        state = fresh
    }

    private static func make(_ parameters: [BrotliParameter]) throws(OperationError) -> OpaquePointer {
        guard let state = BrotliDecoderCreateInstance(nil, nil, nil) else { throw BrotliParameter.failure }
        for parameter in parameters
        where BrotliDecoderSetParameter(state, BrotliDecoderParameter(rawValue: parameter.key), parameter.value) == 0 {
            BrotliDecoderDestroyInstance(state)
            throw BrotliParameter.failure
        }
        return state
    }
}
