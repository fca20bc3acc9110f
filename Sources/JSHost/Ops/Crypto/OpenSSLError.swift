import CCrypto
import JSONText

extension OperationError {
    /// What OpenSSL says went wrong first, with the properties that Node gives such an error; `fallback` when it says nothing.
    /// Empties OpenSSL's list of errors.
    static func openSSL(_ fallback: String) -> OperationError {
        let first = ERR_get_error()
        guard first != 0 else { return OperationError(message: fallback) }
        var rest: [JSONValue] = []
        while case let next = ERR_get_error(), next != 0 { rest.insert(.string(text(of: next)), at: 0) }
        var properties: JSONObject = [:]
        if !rest.isEmpty { properties["opensslErrorStack"] = .array(rest) }
        if let library = ERR_lib_error_string(first) { properties["library"] = .string(String(cString: library)) }
        if let reason = ERR_reason_error_string(first) {
            let reason = String(cString: reason)
            properties["reason"] = .string(reason)
            let library = libraryCodes[ERR_GET_LIB(first)].map { $0 + "_" } ?? ""
            let prefix = library == "SSL_" ? "" : "OSSL_"
            properties["code"] = .string("ERR_\(prefix)\(library)\(reason.uppercased().replacing(" ", with: "_"))")
        }
        return OperationError(message: text(of: first), properties: properties)
    }

    static func crypto(_ code: String, _ message: String, name: String = "TypeError") -> OperationError {
        OperationError(name: name, message: message, properties: ["code": .string(code)])
    }

    private static func text(of error: UInt) -> String {
        var text = [CChar](repeating: 0, count: 256)
        ERR_error_string_n(error, &text, text.count)
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    private static let libraryCodes: [Int32: String] = [
        ERR_LIB_SYS: "SYS", ERR_LIB_BN: "BN", ERR_LIB_RSA: "RSA", ERR_LIB_DH: "DH", ERR_LIB_EVP: "EVP", ERR_LIB_BUF: "BUF",
        ERR_LIB_OBJ: "OBJ", ERR_LIB_PEM: "PEM", ERR_LIB_DSA: "DSA", ERR_LIB_X509: "X509", ERR_LIB_ASN1: "ASN1",
        ERR_LIB_CONF: "CONF", ERR_LIB_CRYPTO: "CRYPTO", ERR_LIB_EC: "EC", ERR_LIB_SSL: "SSL", ERR_LIB_BIO: "BIO",
        ERR_LIB_PKCS7: "PKCS7", ERR_LIB_X509V3: "X509V3", ERR_LIB_PKCS12: "PKCS12", ERR_LIB_RAND: "RAND",
        ERR_LIB_OCSP: "OCSP", ERR_LIB_UI: "UI", ERR_LIB_ECDSA: "ECDSA", ERR_LIB_ECDH: "ECDH", ERR_LIB_CMS: "CMS",
        ERR_LIB_TS: "TS", ERR_LIB_HMAC: "HMAC", ERR_LIB_CT: "CT", ERR_LIB_ASYNC: "ASYNC", ERR_LIB_KDF: "KDF",
    ]
}
