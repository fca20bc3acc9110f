import CCrypto

/// Work of libcrypto that may be slow: at once when scripts wait for it, else on another thread.
enum CryptoWork {
    /// The first argument of the call is the resource that is told the result, or 0 for an answer at once.
    static func perform(
        _ call: OperationCall, _ work: @escaping @Sendable () throws(OperationError) -> ScriptValue
    ) throws(OperationError) -> OperationValue {
        let id = try call.integer(0, "resource")
        guard id != 0 else { return .plain(try work()) }
        call.services.background.perform(for: id) { () throws(OperationError) in
            ERR_clear_error()
            return [try work()]
        }
        return .undefined
    }
}

extension HostOperation {
    /// An operation of libcrypto. What an earlier one left in the list of errors of its thread must not explain a failure of this.
    static func crypto(
        _ name: String, _ body: @escaping @Sendable (OperationCall) throws(OperationError) -> OperationValue
    ) -> HostOperation {
        HostOperation(name) { call throws(OperationError) in
            ERR_clear_error()
            return try body(call)
        }
    }
}
