import CSSL
import JSONText

/// Errors of OpenSSL as Node shows them: the reason as words, and as a code.
enum TLSFailure {
    /// The first error that OpenSSL keeps for this thread; forgets the others.
    static func take() -> OperationError {
        let number = ERR_get_error()
        defer { ERR_clear_error() }
        guard number != 0 else { return OperationError(message: "TLS failed without a reason", properties: ["code": "ERR_SSL"]) }
        var text = [CChar](repeating: 0, count: 256)
        ERR_error_string_n(number, &text, text.count)
        let message = String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        var properties: JSONObject = [:]
        if let library = ERR_lib_error_string(number) { properties["library"] = .string(String(cString: library)) }
        if let pointer = ERR_reason_error_string(number) {
            let reason = String(cString: pointer)
            properties["reason"] = .string(reason)
            let isTLS = properties["library"] == "SSL routines"
            let name = reason.uppercased().replacing(" ", with: "_")
            properties["code"] = .string(isTLS ? "ERR_SSL_\(name)" : "ERR_OSSL_\(name)")
        }
        return OperationError(message: message, properties: properties)
    }
}
