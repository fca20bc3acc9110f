import CCrypto

/// A cipher that encrypts or decrypts bit by bit.
final class RunningCipher: ScriptResource {
    private let context: OpaquePointer
    private let blockSize: Int

    struct Parameters {
        let name: String
        let key: [UInt8]
        /// nil: none, for a cipher that has none.
        let initializationVector: [UInt8]?
        let isEncrypting: Bool
        /// Of authenticated modes: the size of the tag where it must be known at the start.
        let tagLength: Int?
    }

    /// Throws what Node's constructors throw.
    init(_ parameters: Parameters) throws(OperationError) {
        guard let cipher = EVP_get_cipherbyname(parameters.name) else {
            throw .crypto("ERR_CRYPTO_UNKNOWN_CIPHER", "Unknown cipher", name: "Error")
        }
        guard let context = EVP_CIPHER_CTX_new() else { throw .openSSL("Out of memory") }
        self.context = context
        blockSize = Int(EVP_CIPHER_get_block_size(cipher))
        if EVP_CIPHER_get_mode(cipher) == EVP_CIPH_WRAP_MODE {
            EVP_CIPHER_CTX_set_flags(context, EVP_CIPHER_CTX_FLAG_WRAP_ALLOW)
        }
        guard EVP_CipherInit_ex(context, cipher, nil, nil, nil, parameters.isEncrypting ? 1 : 0) == 1 else {
            throw .openSSL("Failed to initialize cipher")
        }
        let vector = parameters.initializationVector ?? []
        if Self.isAuthenticated(cipher) {
            guard EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_IVLEN, Int32(vector.count), nil) == 1 else {
                throw .crypto("ERR_CRYPTO_INVALID_IV", "Invalid initialization vector")
            }
            if let length = parameters.tagLength,
                EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, Int32(length), nil) != 1
            {
                throw .crypto("ERR_CRYPTO_INVALID_AUTH_TAG", "Invalid authentication tag length: \(length)")
            }
        }
        guard EVP_CIPHER_CTX_set_key_length(context, Int32(parameters.key.count)) == 1 else {
            ERR_clear_error()
            throw .crypto("ERR_CRYPTO_INVALID_KEYLEN", "Invalid key length", name: "RangeError")
        }
        guard
            EVP_CipherInit_ex(
                context, nil, nil, parameters.key, vector.isEmpty ? nil : vector, parameters.isEncrypting ? 1 : 0) == 1
        else { throw .openSSL("Failed to initialize cipher") }
    }

    private static func isAuthenticated(_ cipher: OpaquePointer) -> Bool {
        [EVP_CIPH_GCM_MODE, EVP_CIPH_CCM_MODE, EVP_CIPH_OCB_MODE].contains(EVP_CIPHER_get_mode(cipher))
            || EVP_CIPHER_get_nid(cipher) == NID_chacha20_poly1305
    }

    deinit { EVP_CIPHER_CTX_free(context) }

    func close() {}

    func setPadding(_ isOn: Bool) { EVP_CIPHER_CTX_set_padding(context, isOn ? 1 : 0) }

    /// False when it is not accepted.
    func setTag(_ tag: [UInt8]) -> Bool {
        var tag = tag
        return EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, Int32(tag.count), &tag) == 1
    }

    /// The tag of what was encrypted.
    func tag(length: Int) throws(OperationError) -> [UInt8] {
        var tag = [UInt8](repeating: 0, count: length)
        guard EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, Int32(length), &tag) == 1 else {
            throw .openSSL("Unsupported state")
        }
        return tag
    }

    /// Data that is authenticated only. `plaintextLength`: of what will be encrypted, where the mode must know it. False when
    /// it is not accepted.
    func authenticate(_ data: [UInt8], plaintextLength: Int?) -> Bool {
        var count: Int32 = 0
        if let plaintextLength, EVP_CipherUpdate(context, nil, &count, nil, Int32(plaintextLength)) != 1 { return false }
        return EVP_CipherUpdate(context, nil, &count, data, Int32(data.count)) == 1
    }

    func update(_ data: [UInt8]) throws(OperationError) -> [UInt8] {
        // Wrapping adds up to two blocks.
        var bytes = [UInt8](repeating: 0, count: data.count + 2 * blockSize + 16)
        var count: Int32 = 0
        guard EVP_CipherUpdate(context, &bytes, &count, data, Int32(data.count)) == 1 else {
            throw .openSSL("Trying to add data in unsupported state")
        }
        return Array(bytes.prefix(Int(count)))
    }

    func finish(_ failure: String) throws(OperationError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: blockSize + 16)
        var count: Int32 = 0
        guard EVP_CipherFinal_ex(context, &bytes, &count) == 1 else { throw .openSSL(failure) }
        return Array(bytes.prefix(Int(count)))
    }
}
