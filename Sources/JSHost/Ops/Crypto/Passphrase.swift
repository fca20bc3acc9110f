import CCrypto

/// A passphrase that OpenSSL may ask for.
struct Passphrase {
    typealias Callback =
        @convention(c) (UnsafeMutablePointer<CChar>?, Int32, Int32, UnsafeMutableRawPointer?) -> Int32

    let bytes: [UInt8]?

    /// Calls `body` with what OpenSSL's callback wants. Throws Node's error when it wants one and there is none.
    func with<Value>(
        _ failure: String, _ body: (@escaping Callback, UnsafeMutableRawPointer) -> Value?
    ) throws(OperationError) -> Value {
        var request = Request(bytes: bytes)
        let value = withUnsafeMutablePointer(to: &request) { pointer in
            body(
                { buffer, size, _, data in
                    guard let data, let buffer else { return -1 }
                    let request = data.assumingMemoryBound(to: Request.self)
                    guard let bytes = request.pointee.bytes, bytes.count <= Int(size) else { return -1 }
                    for (index, byte) in bytes.enumerated() { buffer[index] = CChar(bitPattern: byte) }
                    return Int32(bytes.count)
                }, UnsafeMutableRawPointer(pointer))
        }
        if let value {
            ERR_clear_error()
            return value
        }
        let first = ERR_peek_error()
        let isMissing = ERR_GET_LIB(first) == ERR_LIB_PEM && ERR_GET_REASON(first) == PEM_R_BAD_PASSWORD_READ && bytes == nil
        guard isMissing else { throw .openSSL(failure) }
        ERR_clear_error()
        throw .crypto("ERR_MISSING_PASSPHRASE", "Passphrase required for encrypted key")
    }

    private struct Request {
        let bytes: [UInt8]?
    }
}
