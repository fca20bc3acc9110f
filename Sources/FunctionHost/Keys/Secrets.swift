import CCrypto
import FoundationEssentials

/// Random keys, signatures and their comparison, by libcrypto.
enum Secrets {
    /// 256 random bits as URL-safe Base64: 43 characters.
    ///
    /// - Throws: `KeyStoreError.noRandomBytes` when the system has none to give.
    static func randomKey() throws(KeyStoreError) -> String {
        var bytes = [UInt8](repeating: 0, count: 32)
        guard RAND_bytes(&bytes, Int32(bytes.count)) == 1 else { throw .noRandomBytes }
        return urlSafe(bytes)
    }

    /// HMAC-SHA256 as URL-safe Base64.
    static func signature(of message: String, with secret: String) -> String {
        let (key, data) = (Array(secret.utf8), Array(message.utf8))
        var code = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var count: UInt32 = 0
        guard HMAC(EVP_sha256(), key, Int32(key.count), data, data.count, &code, &count) != nil else {
            preconditionFailure("libcrypto has no SHA-256")
        }
        return urlSafe(Array(code.prefix(Int(count))))
    }

    /// Whether two keys are the same. The time it takes says nothing of where they differ.
    static func isEqual(_ first: String, _ second: String) -> Bool {
        let (first, second) = (Array(first.utf8), Array(second.utf8))
        return first.count == second.count && CRYPTO_memcmp(first, second, first.count) == 0
    }

    private static func urlSafe(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
