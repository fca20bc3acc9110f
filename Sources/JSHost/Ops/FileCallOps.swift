/// What scripts call of `FileOperation`.
enum FileCallOps {
    static let all = [
        // `file(name, ...arguments)`: at once.
        HostOperation("file") { call throws(OperationError) in
            let (operation, arguments) = try prepared(call, at: 0)
            return .plain(try operation.body(arguments))
        },
        // `fileLater(resource, name, ...arguments)`: on another thread, as work of that number.
        HostOperation("fileLater") { call throws(OperationError) in
            let (operation, arguments) = try prepared(call, at: 1)
            call.services.background.perform(for: try call.integer(0, "resource")) { () throws(OperationError) in
                [try operation.body(arguments)]
            }
            return .undefined
        },
    ]

    private static func prepared(_ call: OperationCall, at index: Int) throws(OperationError) -> (FileOperation, FileArguments) {
        let name = try call.text(index, "name")
        guard let operation = FileOperation.all[name] else {
            throw .invalidArgument("name", of: call.operation, must: "be that of a file operation, not '\(name)'")
        }
        let values = (index + 1..<max(index + 1, call.arguments.count)).map { call.fileArgument($0) }
        return (operation, FileArguments(operation: name, values: values, files: call.services.files))
    }
}
