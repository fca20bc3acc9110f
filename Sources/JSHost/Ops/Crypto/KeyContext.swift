import CCrypto

/// Something that is done with a key.
final class KeyContext {
    let pointer: OpaquePointer

    /// Takes it over; nil gives the error of OpenSSL.
    init(_ pointer: OpaquePointer?, _ failure: String) throws(OperationError) {
        guard let pointer else { throw .openSSL(failure) }
        self.pointer = pointer
    }

    deinit { EVP_PKEY_CTX_free(pointer) }

    func apply(_ controls: [KeyControl]) throws(OperationError) { try Self.apply(controls, to: pointer) }

    static func apply(_ controls: [KeyControl], to pointer: OpaquePointer) throws(OperationError) {
        for control in controls where EVP_PKEY_CTX_ctrl_str(pointer, control.name, control.value) <= 0 {
            throw .openSSL("The key does not take \(control.name)=\(control.value)")
        }
    }
}
