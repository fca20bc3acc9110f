package import JSONText

/// The failure of an asynchronous operation; the script gets it as an `Error` object.
package struct OperationFailure: Error, Hashable, Sendable {
    /// `Error`, `TypeError` ...
    package var name: String
    package var message: String
    /// Becomes the error's `code`.
    package var code: String?
    /// Further own properties of the error.
    package var details: JSONObject

    package init(name: String = "Error", message: String, code: String? = nil, details: JSONObject = [:]) {
        self.name = name
        self.message = message
        self.code = code
        self.details = details
    }

    /// The value of a failing `settle` message.
    var json: JSONValue {
        var members: JSONObject = ["name": .string(name), "message": .string(message)]
        if let code { members["code"] = .string(code) }
        for (key, value) in details where members[key] == nil { members[key] = value }
        return .object(members)
    }
}

extension OperationFailure: CustomStringConvertible {
    package var description: String { "\(name): \(message)" }
}
