/// Something that scripts do with files, at once or on another thread.
struct FileOperation: Sendable {
    let name: String
    let body: @Sendable (FileArguments) throws(OperationError) -> ScriptValue

    init(_ name: String, _ body: @escaping @Sendable (FileArguments) throws(OperationError) -> ScriptValue) {
        self.name = name
        self.body = body
    }

    /// What is done for its effect.
    init(_ name: String, effect: @escaping @Sendable (FileArguments) throws(OperationError) -> Void) {
        self.init(name) { arguments throws(OperationError) in
            try effect(arguments)
            return .undefined
        }
    }

    static let all: [String: FileOperation] = {
        let operations = DescriptorOperations.all + PathOperations.all + FolderOperations.all + ContentOperations.all
        return Dictionary(uniqueKeysWithValues: operations.map { ($0.name, $0) })
    }()
}
