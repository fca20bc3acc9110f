import CCrypto

/// A number of OpenSSL's.
final class BigNumber {
    let pointer: OpaquePointer

    /// From big-endian bytes.
    init(_ bytes: [UInt8] = []) throws(OperationError) {
        guard let pointer = BN_bin2bn(bytes, Int32(bytes.count), nil) else { throw .openSSL("Out of memory") }
        self.pointer = pointer
    }

    deinit { BN_clear_free(pointer) }

    /// Big-endian, without zeros in front.
    var bytes: [UInt8] {
        var bytes = [UInt8](repeating: 0, count: (Int(BN_num_bits(pointer)) + 7) / 8)
        BN_bn2bin(pointer, &bytes)
        return bytes
    }
}
