import CCrypto

/// Makes and checks signatures.
struct Signer: @unchecked Sendable {
    /// Nobody changes it: OpenSSL counts its users atomically.
    let key: AsymmetricKey
    /// Empty: the key's own.
    let digest: String
    let controls: [KeyControl]

    private static let signFailure = "Signing failed"
    private static let verifyFailure = "Verification failed"

    func sign(_ data: [UInt8]) throws(OperationError) -> [UInt8] {
        let context = try Context(Self.signFailure)
        var settings: OpaquePointer?
        guard EVP_DigestSignInit(context.pointer, &settings, try type(), nil, key.pointer) == 1, let settings else {
            throw .openSSL(Self.signFailure)
        }
        try KeyContext.apply(controls, to: settings)
        var count = 0
        guard EVP_DigestSign(context.pointer, nil, &count, data, data.count) == 1 else { throw .openSSL(Self.signFailure) }
        var signature = [UInt8](repeating: 0, count: count)
        guard EVP_DigestSign(context.pointer, &signature, &count, data, data.count) == 1 else {
            throw .openSSL(Self.signFailure)
        }
        return Array(signature.prefix(count))
    }

    func verify(_ data: [UInt8], _ signature: [UInt8]) throws(OperationError) -> Bool {
        let context = try Context(Self.verifyFailure)
        var settings: OpaquePointer?
        guard EVP_DigestVerifyInit(context.pointer, &settings, try type(), nil, key.pointer) == 1, let settings else {
            throw .openSSL(Self.verifyFailure)
        }
        try KeyContext.apply(controls, to: settings)
        defer { ERR_clear_error() }
        return EVP_DigestVerify(context.pointer, signature, signature.count, data, data.count) == 1
    }

    func sign(digest data: [UInt8]) throws(OperationError) -> [UInt8] {
        let context = try KeyContext(EVP_PKEY_CTX_new_from_pkey(nil, key.pointer, nil), Self.signFailure)
        guard EVP_PKEY_sign_init(context.pointer) == 1 else { throw .openSSL(Self.signFailure) }
        try context.apply(controls)
        var count = 0
        guard EVP_PKEY_CTX_set_signature_md(context.pointer, try type()) == 1,
            EVP_PKEY_sign(context.pointer, nil, &count, data, data.count) == 1
        else { throw .openSSL(Self.signFailure) }
        var signature = [UInt8](repeating: 0, count: count)
        guard EVP_PKEY_sign(context.pointer, &signature, &count, data, data.count) == 1 else {
            throw .openSSL(Self.signFailure)
        }
        return Array(signature.prefix(count))
    }

    func verify(digest data: [UInt8], _ signature: [UInt8]) throws(OperationError) -> Bool {
        let context = try KeyContext(EVP_PKEY_CTX_new_from_pkey(nil, key.pointer, nil), Self.verifyFailure)
        guard EVP_PKEY_verify_init(context.pointer) == 1 else { throw .openSSL(Self.verifyFailure) }
        try context.apply(controls)
        guard EVP_PKEY_CTX_set_signature_md(context.pointer, try type()) == 1 else { throw .openSSL(Self.verifyFailure) }
        defer { ERR_clear_error() }
        return EVP_PKEY_verify(context.pointer, signature, signature.count, data, data.count) == 1
    }

    private func type() throws(OperationError) -> OpaquePointer? {
        if digest.isEmpty { return nil }
        guard let type = EVP_get_digestbyname(digest) else {
            throw .crypto("ERR_CRYPTO_INVALID_DIGEST", "Invalid digest: \(digest)")
        }
        return type
    }

    private final class Context {
        let pointer: OpaquePointer

        init(_ failure: String) throws(OperationError) {
            guard let pointer = EVP_MD_CTX_new() else { throw .openSSL(failure) }
            self.pointer = pointer
        }

        deinit { EVP_MD_CTX_free(pointer) }
    }
}
