/// Why there is no answer.
package enum HTTPClientError: Error, Hashable, Sendable {
    /// The request cannot be sent as it is.
    case invalidRequest(String)
    /// The host is, or resolves to, an address where this request may not go.
    case refusedTarget(host: String, address: String, AddressScope)
    /// No connection, no valid certificate, a broken answer.
    case failed(String)
    /// The request's own timeout ran out.
    case timedOut(Duration)
    case connectTimedOut(Duration)
    /// More bytes than the client takes, counted after decompression.
    case responseTooLarge(limit: Int)
    case tooManyRedirects(limit: Int)
    /// The task was cancelled.
    case cancelled
}

extension HTTPClientError: CustomStringConvertible {
    /// The cause as part of a sentence: no capital, no full stop, no URL.
    package var description: String {
        switch self {
        case .invalidRequest(let reason), .failed(let reason): reason
        case .refusedTarget(let host, let address, let scope):
            "the host '\(host)' has the \(scope.rawValue) address \(address), and requests may only go to public addresses"
        case .timedOut(let duration): "there was no complete answer within \(duration)"
        case .connectTimedOut(let duration): "there was no connection within \(duration)"
        case .responseTooLarge(let limit): "the answer has more than \(limit) bytes"
        case .tooManyRedirects(let limit): "the answers redirected more than \(limit) times"
        case .cancelled: "the request was cancelled"
        }
    }
}
