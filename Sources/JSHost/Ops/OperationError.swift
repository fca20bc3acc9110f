import JSONText

/// The failure of a synchronous operation; the script catches an `Error` with these properties.
struct OperationError: Error {
    /// Name of the global constructor: `Error`, `TypeError` ...
    var name = "Error"
    var message: String
    /// Own properties of the error, `code` among them.
    var properties: JSONObject = [:]
}

extension OperationError {
    /// The error of a C function that left its reason in `errno`, worded as Node words it.
    static func system(
        _ number: Int32, _ call: String, _ path: String? = nil, to destination: String? = nil
    ) -> OperationError {
        let code = SystemErrorCode(number)
        var properties: JSONObject = ["errno": JSONValue(-Int(number)), "code": .string(code.name), "syscall": .string(call)]
        var message = "\(code.name): \(code.text), \(call)"
        if let path {
            message += " '\(path)'"
            properties["path"] = .string(path)
        }
        if let destination {
            message += " -> '\(destination)'"
            properties["dest"] = .string(destination)
        }
        return OperationError(message: message, properties: properties)
    }

    static func invalidArgument(_ label: String, of operation: String, must expectation: String) -> OperationError {
        OperationError(
            name: "TypeError", message: "The \"\(label)\" argument of ops.\(operation) must \(expectation)",
            properties: ["code": "ERR_INVALID_ARG_TYPE"])
    }
}
