import CCrypto

/// Asymmetric keys. Scripts hold them as DER: private ones as PKCS #8, public ones as SubjectPublicKeyInfo.
enum KeyOps {
    static let all: [HostOperation] = [
        // Arguments: whether it shall be private, data, format, type, passphrase or null. A public key comes out of a private one.
        .crypto("readKey") { call throws(OperationError) in
            let reader = KeyReader(
                data: try call.data(1, "data"), format: try call.text(2, "format"), type: try call.text(3, "type"),
                passphrase: Passphrase(bytes: call.isNullish(4) ? nil : try call.data(4, "passphrase")))
            let isPrivate = call.bool(0)
            let key = isPrivate ? try reader.privateKey() : try reader.publicKey()
            return .bytes(try key.canonical(isPrivate: isPrivate))
        },
        // Arguments: whether it is private, key, format (PEM, DER), structure, cipher or "", passphrase.
        .crypto("writeKey") { call throws(OperationError) in
            let isPrivate = call.bool(0)
            let key = try AsymmetricKey(der: try call.data(1, "key"), isPrivate: isPrivate)
            return .bytes(
                try key.encoded(
                    isPrivate: isPrivate, format: try call.text(2, "format"), structure: try call.text(3, "structure"),
                    cipher: try call.text(4, "cipher"), passphrase: try call.data(5, "passphrase")))
        },
        .crypto("generateKeyPair") { call throws(OperationError) in
            let generator = try KeyGenerator(json: try call.text(1, "options"))
            return try CryptoWork.perform(call) { () throws(OperationError) in .bytes(try generator.pair()) }
        },
        // The secret that two keys agree on: resource, private key, public key of the other.
        .crypto("agreeOnSecret") { call throws(OperationError) in
            let mine = try call.data(1, "privateKey")
            let theirs = try call.data(2, "publicKey")
            return try CryptoWork.perform(call) { () throws(OperationError) in .bytes(try agree(mine, theirs)) }
        },
        // A point of an elliptic curve in another form: "compressed", "uncompressed" or "hybrid".
        .crypto("convertPoint") { call throws(OperationError) in
            .bytes(try convert(try call.data(0, "point"), on: try call.text(1, "curve"), to: try call.text(2, "form")))
        },
    ]

    private static func agree(_ mine: [UInt8], _ theirs: [UInt8]) throws(OperationError) -> [UInt8] {
        let failure = "diffieHellman failed"
        let key = try AsymmetricKey(der: mine, isPrivate: true)
        let peer = try AsymmetricKey(der: theirs, isPrivate: false)
        let context = try KeyContext(EVP_PKEY_CTX_new_from_pkey(nil, key.pointer, nil), failure)
        var count = 0
        guard EVP_PKEY_derive_init(context.pointer) == 1, EVP_PKEY_derive_set_peer(context.pointer, peer.pointer) == 1,
            EVP_PKEY_derive(context.pointer, nil, &count) == 1
        else { throw .openSSL(failure) }
        var secret = [UInt8](repeating: 0, count: count)
        guard EVP_PKEY_derive(context.pointer, &secret, &count) == 1 else { throw .openSSL(failure) }
        return Array(secret.prefix(count))
    }

    private static let forms: [String: point_conversion_form_t] = [
        "compressed": POINT_CONVERSION_COMPRESSED, "uncompressed": POINT_CONVERSION_UNCOMPRESSED,
        "hybrid": POINT_CONVERSION_HYBRID,
    ]

    private static func convert(_ bytes: [UInt8], on curve: String, to form: String) throws(OperationError) -> [UInt8] {
        let invalid = OperationError.crypto("ERR_CRYPTO_INVALID_CURVE", "Invalid EC curve name")
        let nid = OBJ_sn2nid(curve)
        guard nid != 0, let group = EC_GROUP_new_by_curve_name(nid), let form = forms[form] else { throw invalid }
        defer { EC_GROUP_free(group) }
        guard let point = EC_POINT_new(group) else { throw .openSSL("Out of memory") }
        defer { EC_POINT_free(point) }
        guard EC_POINT_oct2point(group, point, bytes, bytes.count, nil) == 1 else {
            throw .openSSL("Failed to convert Buffer to EC_POINT")
        }
        var converted = [UInt8](repeating: 0, count: 1 + 2 * ((Int(EC_GROUP_get_degree(group)) + 7) / 8))
        let count = EC_POINT_point2oct(group, point, form, &converted, converted.count, nil)
        guard count > 0 else { throw .openSSL("Failed to get public key") }
        return Array(converted.prefix(count))
    }
}
