import CCrypto
import JSONText

/// A digest or a keyed digest (HMAC) that data is added to.
final class RunningDigest: ScriptResource {
    private let context: OpaquePointer
    private let isKeyed: Bool

    /// A plain digest.
    init(_ algorithm: String) throws(OperationError) {
        guard let type = EVP_get_digestbyname(algorithm) else { throw OperationError(message: "Digest method not supported") }
        guard let context = EVP_MD_CTX_new() else { throw .openSSL("Digest method not supported") }
        self.context = context
        isKeyed = false
        guard EVP_DigestInit_ex(context, type, nil) == 1 else { throw .openSSL("Digest method not supported") }
    }

    /// An HMAC.
    init(_ algorithm: String, key: [UInt8]) throws(OperationError) {
        guard let type = EVP_get_digestbyname(algorithm) else {
            throw .crypto("ERR_CRYPTO_INVALID_DIGEST", "Invalid digest: \(algorithm)")
        }
        guard let context = EVP_MD_CTX_new() else { throw .openSSL("Out of memory") }
        self.context = context
        isKeyed = true
        guard let key = EVP_PKEY_new_raw_private_key(EVP_PKEY_HMAC, nil, key, key.count) else {
            throw .openSSL("Invalid key")
        }
        defer { EVP_PKEY_free(key) }
        guard EVP_DigestSignInit(context, nil, type, nil, key) == 1 else { throw .openSSL("Invalid digest: \(algorithm)") }
    }

    /// With all the data that was added to the other.
    init(copyOf other: RunningDigest) throws(OperationError) {
        guard let context = EVP_MD_CTX_new() else { throw .openSSL("Out of memory") }
        self.context = context
        isKeyed = other.isKeyed
        guard EVP_MD_CTX_copy_ex(context, other.context) == 1 else { throw .openSSL("Digest copy error") }
    }

    deinit { EVP_MD_CTX_free(context) }

    func close() {}

    func update(_ data: [UInt8]) throws(OperationError) {
        let isDone = isKeyed ? EVP_DigestSignUpdate(context, data, data.count) : EVP_DigestUpdate(context, data, data.count)
        guard isDone == 1 else { throw .openSSL("Unsupported state") }
    }

    /// The size of what comes out when none is asked for.
    var size: Int { Int(EVP_MD_get_size(EVP_MD_CTX_get0_md(context))) }

    /// Throws when the digest cannot have that size.
    func check(length: Int) throws(OperationError) {
        guard length != size, EVP_MD_get_flags(EVP_MD_CTX_get0_md(context)) & UInt(EVP_MD_FLAG_XOF) == 0 else { return }
        throw OperationError(
            message: "error:030000B2:digital envelope routines::not XOF or invalid length",
            properties: [
                "library": "digital envelope routines", "reason": "not XOF or invalid length",
                "code": "ERR_OSSL_EVP_NOT_XOF_OR_INVALID_LENGTH",
            ])
    }

    /// Ends it. `length` is nil for the size that the algorithm has.
    func finish(length: Int?) throws(OperationError) -> [UInt8] {
        if isKeyed {
            var bytes = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
            var count = bytes.count
            guard EVP_DigestSignFinal(context, &bytes, &count) == 1 else { throw .openSSL("Unsupported state") }
            return Array(bytes.prefix(count))
        }
        let length = length ?? size
        var bytes = [UInt8](repeating: 0, count: max(length, 1))
        let isDone = length == size ? EVP_DigestFinal_ex(context, &bytes, nil) : EVP_DigestFinalXOF(context, &bytes, length)
        guard length == 0 || isDone == 1 else { throw .openSSL("Unsupported state") }
        return Array(bytes.prefix(length))
    }
}
