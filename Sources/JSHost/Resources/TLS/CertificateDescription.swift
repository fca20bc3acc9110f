import CSSL
import JSONText

/// A certificate as scripts see it.
struct CertificateDescription {
    private let certificate: OpaquePointer

    init(_ certificate: OpaquePointer) { self.certificate = certificate }

    /// `{subject, issuer: [[name, value]...], subjectaltname?, infoAccess?, ca, bits, modulus?, exponent?, curve?, pubkey (hexadecimal),
    /// valid_from, valid_to, serialNumber, ext_key_usage: [OID...], raw (hexadecimal)}`
    var json: JSONValue {
        var members: JSONObject = [
            "subject": name(X509_get_subject_name(certificate)), "issuer": name(X509_get_issuer_name(certificate)),
            "ca": .bool(X509_check_ca(certificate) == 1),
            "valid_from": printed { ASN1_TIME_print($0, X509_get0_notBefore(certificate)) },
            "valid_to": printed { ASN1_TIME_print($0, X509_get0_notAfter(certificate)) },
            "serialNumber": serialNumber, "raw": .string(hexadecimal(encoded { i2d_X509(certificate, $0) })),
        ]
        members["subjectaltname"] = printedExtension(NID_subject_alt_name)
        members["infoAccess"] = printedExtension(NID_info_access)
        members["ext_key_usage"] = keyUsage
        describeKey(in: &members)
        return .object(members)
    }

    private func describeKey(in members: inout JSONObject) {
        guard let key = X509_get0_pubkey(certificate) else { return }
        members["bits"] = JSONValue(Int(EVP_PKEY_get_bits(key)))
        if EVP_PKEY_is_a(key, "RSA") == 1 {
            members["modulus"] = number(of: key, "n")
            members["exponent"] = number(of: key, "e")
            members["pubkey"] = .string(hexadecimal(encoded { i2d_PUBKEY(key, $0) }))
        } else if EVP_PKEY_is_a(key, "EC") == 1 {
            var name = [CChar](repeating: 0, count: 80)
            var length = 0
            if EVP_PKEY_get_group_name(key, &name, name.count, &length) == 1 {
                let characters = name.prefix(length).map { UInt8(bitPattern: $0) }
                members["curve"] = .string(String(decoding: characters, as: UTF8.self))
            }
            var count = 0
            EVP_PKEY_get_octet_string_param(key, "pub", nil, 0, &count)
            var point = [UInt8](repeating: 0, count: count)
            if EVP_PKEY_get_octet_string_param(key, "pub", &point, count, &count) == 1 {
                members["pubkey"] = .string(hexadecimal(point))
            }
        }
    }

    private func number(of key: OpaquePointer, _ part: String) -> JSONValue? {
        var number: OpaquePointer?
        guard EVP_PKEY_get_bn_param(key, part, &number) == 1, let text = BN_bn2hex(number) else { return nil }
        defer {
            BN_free(number)
            CRYPTO_free(text, "", 0)
        }
        return .string(String(cString: text))
    }

    private var serialNumber: JSONValue {
        let number = ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), nil)
        defer { BN_free(number) }
        guard let text = BN_bn2hex(number) else { return nil }
        defer { CRYPTO_free(text, "", 0) }
        return .string(String(cString: text))
    }

    private var keyUsage: JSONValue? {
        guard let usages = OpaquePointer(X509_get_ext_d2i(certificate, NID_ext_key_usage, nil, nil)) else { return nil }
        defer { cssl_objects_free(usages) }
        return .array(
            (0..<cssl_objects_length(usages)).map { index in
                var text = [CChar](repeating: 0, count: 128)
                OBJ_obj2txt(&text, Int32(text.count), cssl_object(usages, index), 1)
                return .string(String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
            })
    }

    private func name(_ name: OpaquePointer?) -> JSONValue {
        .array(
            (0..<X509_NAME_entry_count(name)).map { index in
                let entry = X509_NAME_get_entry(name, index)
                var text = [CChar](repeating: 0, count: 128)
                let object = X509_NAME_ENTRY_get_object(entry)
                let number = OBJ_obj2nid(object)
                let key: String
                if number != NID_undef, let short = OBJ_nid2sn(number) {
                    key = String(cString: short)
                } else {
                    OBJ_obj2txt(&text, Int32(text.count), object, 1)
                    key = String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
                }
                var utf8: UnsafeMutablePointer<UInt8>?
                let length = ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(entry))
                defer { CRYPTO_free(utf8, "", 0) }
                let value = String(decoding: UnsafeBufferPointer(start: utf8, count: max(0, Int(length))), as: UTF8.self)
                return [.string(key), .string(value)]
            })
    }

    private func printedExtension(_ kind: Int32) -> JSONValue? {
        let text = printed { cssl_print_extension($0, certificate, kind) }
        guard text != "" else { return nil }
        return text
    }

    private func printed(_ write: (OpaquePointer?) -> Int32) -> JSONValue {
        let memory = BIO_new(BIO_s_mem())
        defer { BIO_free(memory) }
        guard write(memory) == 1 else { return "" }
        let count = cssl_pending(memory)
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, written in
            written = max(0, Int(BIO_read(memory, buffer.baseAddress, Int32(count))))
        }
        return .string(String(decoding: bytes, as: UTF8.self))
    }

    private func encoded(_ encode: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?) -> Int32) -> [UInt8] {
        var memory: UnsafeMutablePointer<UInt8>?
        let count = encode(&memory)
        defer { CRYPTO_free(memory, "", 0) }
        return Array(UnsafeBufferPointer(start: memory, count: max(0, Int(count))))
    }

    private func hexadecimal(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
