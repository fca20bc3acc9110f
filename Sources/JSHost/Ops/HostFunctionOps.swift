/// The functions that whoever configured the isolate offers to our scripts.
enum HostFunctionOps {
    static let all = [
        HostOperation("askHost") { call throws(OperationError) in
            let name = try call.text(0, "name")
            guard let function = call.services.configuration.functions[name] else {
                throw OperationError(message: "The host has no function '\(name)'")
            }
            return .string(function(try call.text(1, "text")))
        }
    ]
}
