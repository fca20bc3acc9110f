import CCrypto

/// Bytes that OpenSSL reads through its BIO; it keeps a copy of them as long as it lives.
final class MemoryBuffer {
    let bio: OpaquePointer

    init(_ bytes: [UInt8] = []) throws(OperationError) {
        guard let bio = BIO_new(BIO_s_mem()) else { throw .openSSL("Out of memory") }
        self.bio = bio
        guard bytes.isEmpty || BIO_write(bio, bytes, Int32(bytes.count)) == Int32(bytes.count) else {
            throw .openSSL("Out of memory")
        }
    }

    deinit { BIO_free_all(bio) }

    /// Takes what OpenSSL has written.
    var text: String {
        var bytes = [UInt8](repeating: 0, count: BIO_ctrl_pending(bio))
        let count = BIO_read(bio, &bytes, Int32(bytes.count))
        return String(decoding: bytes.prefix(max(0, Int(count))), as: UTF8.self)
    }
}
