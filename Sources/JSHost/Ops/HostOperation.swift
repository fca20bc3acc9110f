import CJavaScriptCore

/// A synchronous operation offered to our scripts as a function of `ops`; it takes up to three arguments.
struct HostOperation: Sendable {
    let name: String
    let body: @Sendable (OperationCall) throws(OperationError) -> OperationValue

    init(_ name: String, _ body: @escaping @Sendable (OperationCall) throws(OperationError) -> OperationValue) {
        self.name = name
        self.body = body
    }

    /// All of them; a script refers to one by its place here.
    static let all =
        SourceOps.all + CompileOps.all + ClockOps.all + FileOps.all + FileTreeOps.all + CryptoOps.all + ProcessOps.all
        + HostFunctionOps.all + CallOps.all
}

/// What a synchronous operation returns to the script.
enum OperationValue {
    case undefined, null
    case bool(Bool)
    case number(Double)
    case string(String)
    case utf8([UInt8])
    /// Becomes an ArrayBuffer.
    case bytes([UInt8])
    /// What a nested call of JavaScript came to, passed on as it is.
    case completion(ScriptContext.Completion)
}
