import CJavaScriptCore

/// A synchronous operation offered to our scripts as a function of `ops`; it takes up to six arguments.
struct HostOperation: Sendable {
    let name: String
    let body: @Sendable (OperationCall) throws(OperationError) -> OperationValue

    init(_ name: String, _ body: @escaping @Sendable (OperationCall) throws(OperationError) -> OperationValue) {
        self.name = name
        self.body = body
    }

    /// All of them; a script refers to one by its place here.
    static let all =
        SourceOps.all + CompileOps.all + ClockOps.all + FileOps.all + FileTreeOps.all + FileCallOps.all + CryptoOps.all
        + ProcessOps.all + SystemOps.all + ChildProcessOps.all + DigestOps.all + CipherOps.all + KeyOps.all + SignatureOps.all
        + SecretOps.all + PrimeOps.all + CertificateOps.all + CompressionOps.all + HostFunctionOps.all + CallOps.all
        + ResourceOps.all + SocketOps.all + LookupOps.all + TLSOps.all
}

/// What a synchronous operation returns to the script.
enum OperationValue {
    case plain(ScriptValue)
    /// What a nested call of JavaScript came to, passed on as it is.
    case completion(ScriptContext.Completion)

    static var undefined: OperationValue { .plain(.undefined) }
    static var null: OperationValue { .plain(.null) }
    static func bool(_ value: Bool) -> OperationValue { .plain(.bool(value)) }
    static func number(_ value: Double) -> OperationValue { .plain(.number(value)) }
    static func string(_ value: String) -> OperationValue { .plain(.string(value)) }
    static func utf8(_ value: [UInt8]) -> OperationValue { .plain(.utf8(value)) }
    static func bytes(_ value: [UInt8]) -> OperationValue { .plain(.bytes(value)) }
}
