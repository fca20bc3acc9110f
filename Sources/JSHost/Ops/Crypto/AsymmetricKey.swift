import CCrypto

/// A private or a public key of OpenSSL's.
final class AsymmetricKey {
    let pointer: OpaquePointer

    /// Takes it over; nil gives the error of OpenSSL.
    init(_ pointer: OpaquePointer?, _ failure: String) throws(OperationError) {
        guard let pointer else { throw .openSSL(failure) }
        self.pointer = pointer
    }

    deinit { EVP_PKEY_free(pointer) }

    /// A private key (PKCS #8) or a public one (SubjectPublicKeyInfo).
    convenience init(der: [UInt8], isPrivate: Bool) throws(OperationError) {
        let pointer: OpaquePointer? = Self.read(der) { bytes, count in
            isPrivate ? d2i_AutoPrivateKey(nil, bytes, count) : d2i_PUBKEY(nil, bytes, count)
        }
        try self.init(pointer, isPrivate ? "Failed to read private key" : "Failed to read asymmetric key")
    }

    /// In DER or PEM. `structure` is `PrivateKeyInfo`, `SubjectPublicKeyInfo` or `type-specific`; a cipher encrypts private keys.
    func encoded(
        isPrivate: Bool, format: String, structure: String, cipher: String = "", passphrase: [UInt8] = []
    ) throws(OperationError) -> [UInt8] {
        let shared = Self.parameters | OSSL_KEYMGMT_SELECT_PUBLIC_KEY
        let selection = isPrivate ? shared | OSSL_KEYMGMT_SELECT_PRIVATE_KEY : shared
        // The encoder keeps these names without copying them.
        let made = format.withCString { format in
            structure.withCString { structure in
                let context = OSSL_ENCODER_CTX_new_for_pkey(pointer, selection, format, structure, nil)
                defer { OSSL_ENCODER_CTX_free(context) }
                return encode(by: context, cipher, passphrase)
            }
        }
        guard let made else { throw .openSSL("Failed to encode key") }
        return made
    }

    private func encode(by context: OpaquePointer?, _ cipher: String, _ passphrase: [UInt8]) -> [UInt8]? {
        if !cipher.isEmpty {
            guard OSSL_ENCODER_CTX_set_cipher(context, cipher, nil) == 1,
                OSSL_ENCODER_CTX_set_passphrase(context, passphrase, passphrase.count) == 1
            else { return nil }
        }
        var bytes: UnsafeMutablePointer<UInt8>?
        var count = 0
        guard OSSL_ENCODER_to_data(context, &bytes, &count) == 1, let bytes else { return nil }
        defer { CRYPTO_clear_free(bytes, count, #file, #line) }
        return Array(UnsafeBufferPointer(start: bytes, count: count))
    }

    private static let parameters =
        OSSL_KEYMGMT_SELECT_DOMAIN_PARAMETERS | OSSL_KEYMGMT_SELECT_OTHER_PARAMETERS

    /// PKCS #8 or SubjectPublicKeyInfo.
    func canonical(isPrivate: Bool) throws(OperationError) -> [UInt8] {
        try encoded(
            isPrivate: isPrivate, format: "DER", structure: isPrivate ? "PrivateKeyInfo" : "SubjectPublicKeyInfo")
    }

    static func read<Value>(
        _ bytes: [UInt8], _ body: (UnsafeMutablePointer<UnsafePointer<UInt8>?>, Int) -> Value?
    ) -> Value? {
        bytes.withUnsafeBufferPointer { buffer in
            var start = buffer.baseAddress
            return body(&start, buffer.count)
        }
    }
}
