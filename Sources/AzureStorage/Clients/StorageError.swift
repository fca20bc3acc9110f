package import HTTPClient

/// Why a request to a storage account did not succeed, retries included.
package enum StorageError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The service's answer: `code` is its `x-ms-error-code`, `requestID` what its support asks for.
    case refused(operation: String, status: Int, code: String?, message: String?, requestID: String?)
    /// There was no answer.
    case unreachable(operation: String, HTTPClientError)
    /// The answer was a success that is not understood.
    case invalidAnswer(operation: String, reason: String, requestID: String?)
    /// The request cannot be sent as it is.
    case invalidArgument(operation: String, reason: String)

    /// nil when there was no answer.
    package var status: Int? { if case .refused(_, let status, _, _, _) = self { status } else { nil } }

    package var code: String? { if case .refused(_, _, let code, _, _) = self { code } else { nil } }

    package var description: String {
        switch self {
        case .refused(let operation, let status, let code, let message, let requestID):
            "\(operation) was answered with status \(status)" + (code.map { " \($0)" } ?? "")
                + (message.map { ": \($0)" } ?? "") + Self.suffix(requestID)
        case .unreachable(let operation, let error): "\(operation) had no answer: \(error)"
        case .invalidAnswer(let operation, let reason, let requestID):
            "\(operation) had an answer that is not understood: \(reason)" + Self.suffix(requestID)
        case .invalidArgument(let operation, let reason): "\(operation) cannot be asked for: \(reason)"
        }
    }

    private static func suffix(_ requestID: String?) -> String { requestID.map { " (request \($0))" } ?? "" }
}
