import CCrypto

/// Keys in the forms in which scripts hand them over.
struct KeyReader {
    let data: [UInt8]
    /// `pem` or `der`.
    let format: String
    /// Of DER: `pkcs1`, `pkcs8`, `sec1` or `spki`.
    let type: String
    let passphrase: Passphrase

    func privateKey() throws(OperationError) -> AsymmetricKey {
        let failure = "Failed to read private key"
        if format == "pem" {
            let input = try MemoryBuffer(data)
            let key = try passphrase.with(failure) { PEM_read_bio_PrivateKey(input.bio, nil, $0, $1) }
            return try AsymmetricKey(key, failure)
        }
        if type == "pkcs8" {
            if isEncrypted {
                let input = try MemoryBuffer(data)
                let key = try passphrase.with(failure) { d2i_PKCS8PrivateKey_bio(input.bio, nil, $0, $1) }
                return try AsymmetricKey(key, failure)
            }
            let info = AsymmetricKey.read(data) { d2i_PKCS8_PRIV_KEY_INFO(nil, $0, $1) }
            guard let info else { throw .openSSL(failure) }
            defer { PKCS8_PRIV_KEY_INFO_free(info) }
            return try AsymmetricKey(EVP_PKCS82PKEY(info), failure)
        }
        let kind = type == "sec1" ? EVP_PKEY_EC : EVP_PKEY_RSA
        return try AsymmetricKey(AsymmetricKey.read(data) { d2i_PrivateKey(kind, nil, $0, $1) }, failure)
    }

    /// Also that of a certificate or of a private key.
    func publicKey() throws(OperationError) -> AsymmetricKey {
        let failure = "Failed to read asymmetric key"
        guard format == "pem" else {
            switch type {
            case "pkcs1":
                let key = AsymmetricKey.read(data) { d2i_PublicKey(EVP_PKEY_RSA, nil, $0, $1) }
                // A private key is taken as well.
                if key == nil, let key = AsymmetricKey.read(data, { d2i_PrivateKey(EVP_PKEY_RSA, nil, $0, $1) }) {
                    ERR_clear_error()
                    return try AsymmetricKey(key, failure)
                }
                return try AsymmetricKey(key, failure)
            case "spki": return try AsymmetricKey(AsymmetricKey.read(data) { d2i_PUBKEY(nil, $0, $1) }, failure)
            default: return try privateKey()
            }
        }
        if let der = try content("PUBLIC KEY") {
            return try AsymmetricKey(AsymmetricKey.read(der) { d2i_PUBKEY(nil, $0, $1) }, failure)
        }
        if let der = try content("RSA PUBLIC KEY") {
            return try AsymmetricKey(AsymmetricKey.read(der) { d2i_PublicKey(EVP_PKEY_RSA, nil, $0, $1) }, failure)
        }
        if let der = try content("CERTIFICATE") {
            let certificate = AsymmetricKey.read(der) { d2i_X509(nil, $0, $1) }
            defer { X509_free(certificate) }
            return try AsymmetricKey(X509_get_pubkey(certificate), failure)
        }
        return try privateKey()
    }

    /// What stands in the PEM under that name.
    private func content(_ name: String) throws(OperationError) -> [UInt8]? {
        let input = try MemoryBuffer(data)
        var bytes: UnsafeMutablePointer<UInt8>?
        var count = 0
        guard PEM_bytes_read_bio(&bytes, &count, nil, name, input.bio, nil, nil) == 1, let bytes else {
            ERR_clear_error()
            return nil
        }
        defer { CRYPTO_free(bytes, #file, #line) }
        return Array(UnsafeBufferPointer(start: bytes, count: count))
    }

    private var isEncrypted: Bool {
        guard let signature = AsymmetricKey.read(data, { d2i_X509_SIG(nil, $0, $1) }) else {
            ERR_clear_error()
            return false
        }
        X509_SIG_free(signature)
        return true
    }
}
