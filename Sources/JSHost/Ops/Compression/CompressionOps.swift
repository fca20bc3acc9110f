import CZlib

/// Streams of zlib and Brotli.
enum CompressionOps {
    static let all = [
        // Arguments: resource, mode (Node's number), "level windowBits memLevel strategy", dictionary or null.
        HostOperation("openZlib") { call throws(OperationError) in
            let numbers = try call.text(2, "settings").split(separator: " ").compactMap { Int32($0) }
            guard let mode = ZlibStream.Mode(rawValue: try call.integer(1, "mode")), numbers.count == 4 else {
                throw .invalidArgument("settings", of: call.operation, must: "be four numbers")
            }
            let stream = try ZlibStream(
                ZlibStream.Parameters(
                    mode: mode, level: numbers[0], windowBits: numbers[1], memoryLevel: numbers[2], strategy: numbers[3],
                    dictionary: call.isNullish(3) ? nil : try call.data(3, "dictionary")))
            call.services.resources.add(stream, as: try call.integer(0, "resource"))
            return .undefined
        },
        // Arguments: resource, whether it compresses, "key=value ..." by Brotli's numbers.
        HostOperation("openBrotli") { call throws(OperationError) in
            let parameters = BrotliParameter.list(try call.text(2, "parameters"))
            let stream: any Compressor = call.bool(1) ? try BrotliEncoder(parameters) : try BrotliDecoder(parameters)
            call.services.resources.add(stream, as: try call.integer(0, "resource"))
            return .undefined
        },
        // Arguments: stream, resource to tell the step or 0, input, flush, size of the output. See CompressorStep.bytes.
        HostOperation("processCompression") { call throws(OperationError) in
            let stream = Handed(stream: try compressor(call))
            let input = try call.data(2, "input")
            let flush = Int32(clamping: try call.integer(3, "flush"))
            let size = try call.integer(4, "outputSize")
            let id = try call.integer(1, "work")
            guard id != 0 else { return .bytes(try stream.stream.process(input, flush: flush, outputSize: size).bytes) }
            call.services.background.perform(for: id) { () throws(OperationError) in
                [.bytes(try stream.stream.process(input, flush: flush, outputSize: size).bytes)]
            }
            return .undefined
        },
        HostOperation("resetCompression") { call throws(OperationError) in
            try compressor(call).reset()
            return .undefined
        },
        HostOperation("setZlibParameters") { call throws(OperationError) in
            let stream: ZlibStream = try call.services.resources.resource(try call.integer(0, "resource"))
            try stream.set(
                level: Int32(clamping: try call.integer(1, "level")), strategy: Int32(clamping: try call.integer(2, "strategy")))
            return .undefined
        },
        HostOperation("crc32") { call throws(OperationError) in
            let data = try call.data(0, "data")
            return .number(Double(crc32_z(UInt(try call.integer(1, "value")), data, data.count)))
        },
    ]

    /// The scripts give it one input at a time, so that one thread at a time has it.
    private struct Handed: @unchecked Sendable {
        let stream: any Compressor
    }

    private static func compressor(_ call: OperationCall) throws(OperationError) -> any Compressor {
        let id = try call.integer(0, "resource")
        if let stream = try? call.services.resources.resource(id, ZlibStream.self) { return stream }
        if let stream = try? call.services.resources.resource(id, BrotliEncoder.self) { return stream }
        return try call.services.resources.resource(id, BrotliDecoder.self)
    }
}
