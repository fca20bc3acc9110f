import CSSL
import JSONText

/// What was negotiated, and who the other side is.
struct TLSDescription {
    private let ssl: OpaquePointer

    init(_ ssl: OpaquePointer) { self.ssl = ssl }

    /// `{protocol, cipher: {name, standardName, version}, alpn, verifyError: {code, reason} or null, reused, peer: [certificate...]}`;
    /// the other side's own certificate is first.
    var json: JSONValue {
        [
            "protocol": .string(String(cString: SSL_get_version(ssl))), "cipher": cipher, "alpn": alpn,
            "verifyError": verifyError, "reused": .bool(SSL_session_reused(ssl) == 1), "peer": .array(certificates),
        ]
    }

    private var cipher: JSONValue {
        let cipher = SSL_get_current_cipher(ssl)
        return [
            "name": text(SSL_CIPHER_get_name(cipher)), "standardName": text(SSL_CIPHER_standard_name(cipher)),
            "version": text(SSL_CIPHER_get_version(cipher)),
        ]
    }

    private var alpn: JSONValue {
        var name: UnsafePointer<UInt8>?
        var length: UInt32 = 0
        SSL_get0_alpn_selected(ssl, &name, &length)
        guard let name else { return false }
        return .string(String(decoding: UnsafeBufferPointer(start: name, count: Int(length)), as: UTF8.self))
    }

    private var verifyError: JSONValue {
        let result = SSL_get_verify_result(ssl)
        guard result != X509_V_OK else { return nil }
        return [
            "code": .string(VerifyError.name(Int32(truncatingIfNeeded: result))),
            "reason": text(X509_verify_cert_error_string(result)),
        ]
    }

    private var certificates: [JSONValue] {
        (0..<cssl_chain_length(ssl)).compactMap { index in
            cssl_chain_certificate(ssl, index).map { CertificateDescription($0).json }
        }
    }

    private func text(_ pointer: UnsafePointer<CChar>?) -> JSONValue { pointer.map { .string(String(cString: $0)) } ?? nil }
}
