import CCrypto
import JSONText

/// What Node's getCipherInfo() tells.
enum CipherInformation {
    /// Nil when there is no such cipher, or it cannot have that key or that initialization vector (-1: whatever it has).
    static func json(_ name: String, keyLength: Int, vectorLength: Int) -> String? {
        guard let cipher = Int32(name).map({ EVP_get_cipherbyname(OBJ_nid2sn($0)) }) ?? EVP_get_cipherbyname(name),
            let lengths = lengths(of: cipher, keyLength, vectorLength)
        else { return nil }
        var members: JSONObject = [:]
        let mode = mode(of: cipher)
        if let mode { members["mode"] = .string(mode) }
        let nid = EVP_CIPHER_get_nid(cipher)
        members["name"] = .string(OBJ_nid2sn(nid).map { String(cString: $0).lowercased() } ?? name)
        members["nid"] = JSONValue(Int(nid))
        if mode != "stream" { members["blockSize"] = JSONValue(Int(EVP_CIPHER_get_block_size(cipher))) }
        if lengths.vector != 0 { members["ivLength"] = JSONValue(lengths.vector) }
        members["keyLength"] = JSONValue(lengths.key)
        return JSONValue.object(members).text()
    }

    private static func lengths(of cipher: OpaquePointer, _ key: Int, _ vector: Int) -> (key: Int, vector: Int)? {
        let known = (key: Int(EVP_CIPHER_get_key_length(cipher)), vector: Int(EVP_CIPHER_get_iv_length(cipher)))
        guard key >= 0 || vector >= 0 else { return known }
        guard let context = EVP_CIPHER_CTX_new() else { return nil }
        defer {
            EVP_CIPHER_CTX_free(context)
            ERR_clear_error()
        }
        guard EVP_CipherInit_ex(context, cipher, nil, nil, nil, 1) == 1 else { return nil }
        if key >= 0, EVP_CIPHER_CTX_set_key_length(context, Int32(clamping: key)) != 1 { return nil }
        if vector >= 0, vector != known.vector || EVP_CIPHER_get_flags(cipher) & UInt(EVP_CIPH_FLAG_AEAD_CIPHER) != 0 {
            guard EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_IVLEN, Int32(clamping: vector), nil) == 1 else { return nil }
        }
        return (key >= 0 ? key : known.key, vector >= 0 ? vector : known.vector)
    }

    private static func mode(of cipher: OpaquePointer) -> String? {
        switch EVP_CIPHER_get_mode(cipher) {
        case EVP_CIPH_STREAM_CIPHER: "stream"
        case EVP_CIPH_ECB_MODE: "ecb"
        case EVP_CIPH_CBC_MODE: "cbc"
        case EVP_CIPH_CFB_MODE: "cfb"
        case EVP_CIPH_OFB_MODE: "ofb"
        case EVP_CIPH_CTR_MODE: "ctr"
        case EVP_CIPH_GCM_MODE: "gcm"
        case EVP_CIPH_CCM_MODE: "ccm"
        case EVP_CIPH_XTS_MODE: "xts"
        case EVP_CIPH_WRAP_MODE: "wrap"
        case EVP_CIPH_OCB_MODE: "ocb"
        default: nil
        }
    }
}
