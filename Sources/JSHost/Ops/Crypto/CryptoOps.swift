import CCrypto
import JSONText

/// Random bytes and digests, by libcrypto.
enum CryptoOps {
    private static let largestRandom = 1 << 30

    static let all: [HostOperation] = [
        .crypto("randomBytes") { call throws(OperationError) in
            let count = try call.integer(0, "count")
            guard 0...largestRandom ~= count else {
                throw .invalidArgument("count", of: call.operation, must: "be from 0 to \(largestRandom)")
            }
            return .bytes(try randomBytes(count))
        },
        .crypto("digest") { call throws(OperationError) in
            .bytes(try digest(try call.text(0, "algorithm"), try call.data(1, "data")))
        },
        // What there is: "digests", "ciphers" or "curves", as JSON.
        .crypto("cryptoNames") { call throws(OperationError) in
            .string(JSONValue.array(CryptoNames.list(try call.text(0, "kind")).map { .string($0) }).text())
        },
    ]

    private static func randomBytes(_ count: Int) throws(OperationError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        guard count == 0 || RAND_bytes(&bytes, Int32(count)) == 1 else {
            throw OperationError(message: "The system gave no random bytes")
        }
        return bytes
    }

    private static func digest(_ algorithm: String, _ data: [UInt8]) throws(OperationError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var count: UInt32 = 0
        guard let type = EVP_get_digestbyname(algorithm), EVP_Digest(data, data.count, &bytes, &count, type, nil) == 1 else {
            throw OperationError(
                message: "Digest method not supported: \(algorithm)", properties: ["code": "ERR_CRYPTO_INVALID_DIGEST"])
        }
        return Array(bytes.prefix(Int(count)))
    }
}
