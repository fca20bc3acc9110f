import CCrypto

/// What RSA does with data, by Node's names.
enum KeyTransform: String {
    case publicEncrypt, privateDecrypt, privateEncrypt, publicDecrypt

    func apply(to data: [UInt8], _ key: AsymmetricKey, _ controls: [KeyControl]) throws(OperationError) -> [UInt8] {
        let failure = "\(rawValue) failed"
        let context = try KeyContext(EVP_PKEY_CTX_new_from_pkey(nil, key.pointer, nil), failure)
        guard begin(context.pointer) == 1 else { throw .openSSL(failure) }
        try context.apply(controls)
        var count = 0
        guard run(context.pointer, nil, &count, data) == 1 else { throw .openSSL(failure) }
        var result = [UInt8](repeating: 0, count: max(1, count))
        guard run(context.pointer, &result, &count, data) == 1 else { throw .openSSL(failure) }
        return Array(result.prefix(count))
    }

    private func begin(_ context: OpaquePointer) -> Int32 {
        switch self {
        case .publicEncrypt: EVP_PKEY_encrypt_init(context)
        case .privateDecrypt: EVP_PKEY_decrypt_init(context)
        case .privateEncrypt: EVP_PKEY_sign_init(context)
        case .publicDecrypt: EVP_PKEY_verify_recover_init(context)
        }
    }

    private func run(
        _ context: OpaquePointer, _ result: UnsafeMutablePointer<UInt8>?, _ count: inout Int, _ data: [UInt8]
    ) -> Int32 {
        switch self {
        case .publicEncrypt: EVP_PKEY_encrypt(context, result, &count, data, data.count)
        case .privateDecrypt: EVP_PKEY_decrypt(context, result, &count, data, data.count)
        case .privateEncrypt: EVP_PKEY_sign(context, result, &count, data, data.count)
        case .publicDecrypt: EVP_PKEY_verify_recover(context, result, &count, data, data.count)
        }
    }
}
