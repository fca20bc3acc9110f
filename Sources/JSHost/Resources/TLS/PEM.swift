import CSSL

/// Keys and certificates in their text form.
enum PEM {
    /// All that the text holds; the caller frees them.
    static func certificates(_ text: String) -> [OpaquePointer] {
        reading(text) { memory in
            var certificates: [OpaquePointer] = []
            while let certificate = PEM_read_bio_X509_AUX(memory, nil, cssl_passphrase, nil) { certificates.append(certificate) }
            // The last attempt found no more. When there was none at all, the error says why.
            if !certificates.isEmpty { ERR_clear_error() }
            return certificates
        }
    }

    /// The caller frees it.
    static func privateKey(_ text: String, passphrase: String?) -> OpaquePointer? {
        reading(text) { memory in
            guard let passphrase else { return PEM_read_bio_PrivateKey(memory, nil, cssl_passphrase, nil) }
            return passphrase.withCString {
                PEM_read_bio_PrivateKey(memory, nil, cssl_passphrase, UnsafeMutableRawPointer(mutating: $0))
            }
        }
    }

    private static func reading<Result>(_ text: String, _ read: (OpaquePointer?) -> Result) -> Result {
        let bytes = Array(text.utf8)
        let memory = BIO_new_mem_buf(bytes, Int32(bytes.count))
        defer { BIO_free(memory) }
        return read(memory)
    }
}
