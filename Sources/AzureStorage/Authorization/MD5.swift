import CCrypto

/// The digest that `Content-MD5` has.
enum MD5 {
    /// nil when OpenSSL is set up without it.
    static func digest(of bytes: [UInt8]) -> [UInt8]? {
        var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var count: UInt32 = 0
        guard EVP_Digest(bytes, bytes.count, &digest, &count, EVP_md5(), nil) == 1 else { return nil }
        return Array(digest.prefix(Int(count)))
    }
}
