import CCrypto
import JSONText

/// An X.509 certificate.
final class Certificate {
    private let pointer: OpaquePointer

    init(der: [UInt8]) throws(OperationError) {
        guard let pointer = AsymmetricKey.read(der, { d2i_X509(nil, $0, $1) }) else { throw .openSSL("Failed to parse") }
        self.pointer = pointer
    }

    init(pemOrDER data: [UInt8]) throws(OperationError) {
        let input = try MemoryBuffer(data)
        if let pointer = PEM_read_bio_X509(input.bio, nil, nil, nil) {
            self.pointer = pointer
            return
        }
        ERR_clear_error()
        guard let pointer = AsymmetricKey.read(data, { d2i_X509(nil, $0, $1) }) else { throw .openSSL("Failed to parse") }
        self.pointer = pointer
    }

    deinit { X509_free(pointer) }

    var der: [UInt8] {
        var start: UnsafeMutablePointer<UInt8>?
        let count = i2d_X509(pointer, &start)
        guard count > 0, let start else { return [] }
        defer { CRYPTO_free(start, #file, #line) }
        return Array(UnsafeBufferPointer(start: start, count: Int(count)))
    }

    func publicKey() throws(OperationError) -> AsymmetricKey {
        try AsymmetricKey(X509_get_pubkey(pointer), "The certificate has no key")
    }

    func isSigned(by key: AsymmetricKey) -> Bool {
        defer { ERR_clear_error() }
        return X509_verify(pointer, key.pointer) == 1
    }

    func belongs(to key: AsymmetricKey) -> Bool {
        defer { ERR_clear_error() }
        return X509_check_private_key(pointer, key.pointer) == 1
    }

    func isIssued(by issuer: Certificate) -> Bool {
        defer { ERR_clear_error() }
        return X509_check_issued(issuer.pointer, pointer) == 0
    }

    /// The name in the certificate that fits; nil when none does.
    func match(_ kind: String, _ name: String, flags: UInt32) throws(OperationError) -> String? {
        defer { ERR_clear_error() }
        switch kind {
        case "email": return X509_check_email(pointer, name, name.utf8.count, flags) == 1 ? name : nil
        case "ip": return X509_check_ip_asc(pointer, name, flags) == 1 ? name : nil
        default:
            var found: UnsafeMutablePointer<CChar>?
            guard X509_check_host(pointer, name, name.utf8.count, flags, &found) == 1 else { return nil }
            guard let found else { return name }
            defer { CRYPTO_free(found, #file, #line) }
            return String(cString: found)
        }
    }

    /// `{subject, issuer, subjectAltName?, infoAccess?, validFrom, validTo, serialNumber, ca, keyUsage?}` as OpenSSL prints them.
    var json: String {
        get throws(OperationError) {
            var members: JSONObject = [
                "subject": .string(try text(of: X509_get_subject_name(pointer))),
                "issuer": .string(try text(of: X509_get_issuer_name(pointer))),
                "validFrom": .string(try print { ASN1_TIME_print($0, X509_get0_notBefore(self.pointer)) }),
                "validTo": .string(try print { ASN1_TIME_print($0, X509_get0_notAfter(self.pointer)) }),
                "serialNumber": .string(serialNumber), "ca": .bool(X509_check_ca(pointer) == 1),
            ]
            if let names = try extensionText(NID_subject_alt_name) { members["subjectAltName"] = .string(names) }
            if let access = try extensionText(NID_info_access) { members["infoAccess"] = .string(access) }
            if let usage = extendedKeyUsage { members["keyUsage"] = .array(usage.map { .string($0) }) }
            ERR_clear_error()
            return JSONValue.object(members).text()
        }
    }

    private func text(of name: OpaquePointer?) throws(OperationError) -> String {
        // One part a line, short names, UTF-8.
        let escapes = ASN1_STRFLGS_ESC_2253 | ASN1_STRFLGS_ESC_CTRL | ASN1_STRFLGS_UTF8_CONVERT
        return try print { X509_NAME_print_ex($0, name, 0, UInt(escapes) | UInt(XN_FLAG_SEP_MULTILINE) | UInt(XN_FLAG_FN_SN)) }
    }

    private func extensionText(_ nid: Int32) throws(OperationError) -> String? {
        let index = X509_get_ext_by_NID(pointer, nid, -1)
        guard index >= 0, let found = X509_get_ext(pointer, index) else { return nil }
        return try print { X509V3_EXT_print($0, found, 0, 0) }
    }

    private var serialNumber: String {
        guard let number = ASN1_INTEGER_to_BN(X509_get0_serialNumber(pointer), nil) else { return "" }
        defer { BN_free(number) }
        guard let hex = BN_bn2hex(number) else { return "" }
        defer { CRYPTO_free(hex, #file, #line) }
        return String(cString: hex)
    }

    private var extendedKeyUsage: [String]? {
        let index = X509_get_ext_by_NID(pointer, NID_ext_key_usage, -1)
        guard index >= 0, let found = X509V3_EXT_d2i(X509_get_ext(pointer, index)) else { return nil }
        let usages = OpaquePointer(found)
        defer { OPENSSL_sk_free(usages) }
        return (0..<OPENSSL_sk_num(usages)).map { place in
            var text = [CChar](repeating: 0, count: 128)
            OBJ_obj2txt(&text, Int32(text.count), OPENSSL_sk_value(usages, place).map { OpaquePointer($0) }, 1)
            return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
    }

    private func print(_ body: (OpaquePointer) -> Int32) throws(OperationError) -> String {
        let output = try MemoryBuffer()
        _ = body(output.bio)
        return output.text
    }
}
