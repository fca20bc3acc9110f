import JSONText

/// Our own scripts.
enum SourceOps {
    static let all = [
        HostOperation("source") { call throws(OperationError) in
            let name = try call.text(0, "name")
            guard let text = call.services.configuration.sources.text(of: name) else {
                throw OperationError(message: "There is no runtime file named '\(name)'", properties: ["code": "ENOENT"])
            }
            return .string(text)
        }
    ]
}
