import HTTPClient

/// Why a request is refused, with the code that the service's clients know.
package struct StorageProblem: Error, Hashable, Sendable {
    package let status: Int
    package let code: String
    package let message: String

    package init(_ status: Int, _ code: String, _ message: String) {
        self.status = status
        self.code = code
        self.message = message
    }

    static func invalid(_ parameter: String, _ value: String) -> StorageProblem {
        StorageProblem(
            400, "InvalidQueryParameterValue", "The value '\(value)' of the query parameter '\(parameter)' is not allowed.")
    }

    static func invalidHeader(_ name: String, _ value: String) -> StorageProblem {
        StorageProblem(400, "InvalidHeaderValue", "The value '\(value)' of the header '\(name)' is not allowed.")
    }

    static func missingHeader(_ name: String) -> StorageProblem {
        StorageProblem(400, "MissingRequiredHeader", "The header '\(name)' is missing.")
    }

    static func unauthenticated(_ reason: String) -> StorageProblem {
        StorageProblem(403, "AuthenticationFailed", "The request is not authenticated: \(reason)")
    }

    static func unsupported(_ request: StorageRequest) -> StorageProblem {
        let parameters = request.query.filter { ["comp", "restype"].contains($0.name) }.map { "\($0.name)=\($0.value)" }
        let operation = ([request.method] + parameters).joined(separator: " ")
        return StorageProblem(501, "NotImplemented", "The operation \(operation) is not offered by this endpoint.")
    }

    var response: StorageResponse {
        let document = XMLElement("Error", [XMLElement("Code", code), XMLElement("Message", message)]).document
        return StorageResponse(
            status, headers: [HTTPHeader("x-ms-error-code", code), HTTPHeader("Content-Type", "application/xml")],
            body: status == 304 ? [] : document)
    }
}
