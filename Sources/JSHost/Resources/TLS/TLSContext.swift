import CSSL

/// The settings of a TLS client, as OpenSSL takes them.
final class TLSContext {
    let reference: OpaquePointer

    /// Throws OpenSSL's error when it does not take one of the options.
    init(_ options: TLSOptions) throws(OperationError) {
        ERR_clear_error()
        guard let reference = SSL_CTX_new(TLS_client_method()) else { throw TLSFailure.take() }
        self.reference = reference
        // The connection is made in any case; whether the certificate is good is asked afterwards. What is wrong last is told, as
        // Node does.
        SSL_CTX_set_verify(reference, SSL_VERIFY_NONE) { _, _ in 1 }
        guard cssl_set_versions(reference, Int32(options.versions.lowest), Int32(options.versions.highest)) == 1 else {
            throw TLSFailure.take()
        }
        try trust(options)
        try identify(options)
        try choose(options)
    }

    deinit { SSL_CTX_free(reference) }

    private func trust(_ options: TLSOptions) throws(OperationError) {
        if options.authorities == nil, options.extraAuthorities.isEmpty, let store = SystemTrust.store {
            SSL_CTX_set1_cert_store(reference, store)
            return
        }
        let store = SSL_CTX_get_cert_store(reference)
        let system = options.authorities == nil ? SystemTrust.pem.map { [$0] } ?? [] : []
        for text in system + (options.authorities ?? []) + options.extraAuthorities {
            for certificate in PEM.certificates(text) {
                X509_STORE_add_cert(store, certificate)
                X509_free(certificate)
            }
        }
        ERR_clear_error()
    }

    private func identify(_ options: TLSOptions) throws(OperationError) {
        for text in options.certificates {
            let chain = PEM.certificates(text)
            defer { for certificate in chain { X509_free(certificate) } }
            guard let first = chain.first, SSL_CTX_use_certificate(reference, first) == 1 else { throw TLSFailure.take() }
            for issuer in chain.dropFirst() { _ = cssl_add_chain_certificate(reference, issuer) }
        }
        for key in options.keys {
            guard let key = PEM.privateKey(key.pem, passphrase: key.passphrase) else { throw TLSFailure.take() }
            defer { EVP_PKEY_free(key) }
            guard SSL_CTX_use_PrivateKey(reference, key) == 1 else { throw TLSFailure.take() }
        }
        for bundle in options.bundles { try use(bundle.bytes, bundle.passphrase) }
    }

    private func use(_ bundle: [UInt8], _ passphrase: String?) throws(OperationError) {
        let memory = BIO_new_mem_buf(bundle, Int32(bundle.count))
        defer { BIO_free(memory) }
        let parsed = d2i_PKCS12_bio(memory, nil)
        defer { PKCS12_free(parsed) }
        var key: OpaquePointer?
        var certificate: OpaquePointer?
        var issuers: OpaquePointer?
        guard parsed != nil, PKCS12_parse(parsed, passphrase ?? "", &key, &certificate, &issuers) == 1 else {
            throw TLSFailure.take()
        }
        defer {
            EVP_PKEY_free(key)
            X509_free(certificate)
            cssl_stack_free(issuers)
        }
        guard SSL_CTX_use_certificate(reference, certificate) == 1, SSL_CTX_use_PrivateKey(reference, key) == 1 else {
            throw TLSFailure.take()
        }
        for index in 0..<cssl_stack_length(issuers) {
            _ = cssl_add_chain_certificate(reference, cssl_stack_certificate(issuers, index))
        }
    }

    private func choose(_ options: TLSOptions) throws(OperationError) {
        if let ciphers = options.ciphers, SSL_CTX_set_cipher_list(reference, ciphers) != 1 { throw TLSFailure.take() }
        if let suites = options.suites, SSL_CTX_set_ciphersuites(reference, suites) != 1 { throw TLSFailure.take() }
    }
}
