import CLinux
import CSSL
import Glibc

/// The certificates that the machine trusts. Read once; when they cannot be read, there are none.
enum SystemTrust {
    /// As OpenSSL keeps them; it counts who uses it, on whatever thread.
    nonisolated(unsafe) static let store: OpaquePointer? = {
        guard let pem, let store = X509_STORE_new() else { return nil }
        for certificate in PEM.certificates(pem) {
            X509_STORE_add_cert(store, certificate)
            X509_free(certificate)
        }
        ERR_clear_error()
        return store
    }()

    /// All of them, one after the other.
    static let pem: String? = {
        let places = [getenv("SSL_CERT_FILE").map { String(cString: $0) }, "/etc/ssl/certs/ca-certificates.crt"]
        for path in places.compactMap(\.self) {
            if let bytes = try? FileReader.read(path) { return String(decoding: bytes, as: UTF8.self) }
        }
        return nil
    }()
}
