import CCrypto
import FoundationEssentials

/// Keyed digests by OpenSSL.
enum HMAC {
    /// HMAC with SHA-256, 32 bytes.
    static func sha256(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var count: UInt32 = 0
        // OpenSSL takes a null pointer for a key set before; a key without bytes still needs an address.
        let result = ccrypto_hmac(
            EVP_sha256(), key.isEmpty ? [0] : key, Int32(key.count), message, message.count, &digest, &count)
        precondition(result == 1, "OpenSSL has no SHA-256")
        return Array(digest.prefix(Int(count)))
    }

    /// Compares in a time that depends on the lengths alone.
    static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
    }
}

extension [UInt8] {
    package init?(base64 text: String) {
        guard let data = Data(base64Encoded: text) else { return nil }
        self.init(data)
    }

    package var base64: String { Data(self).base64EncodedString() }
}
