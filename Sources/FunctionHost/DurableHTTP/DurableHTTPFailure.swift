import DurableCore

/// Why a durable HTTP call has no answer; the orchestrator's `catch` gets it.
struct DurableHTTPFailure: Error, Hashable {
    /// Names of .NET, which apps may compare with.
    enum Kind: String {
        /// What the orchestrator asked for cannot be sent.
        case argument = "ArgumentException"
        /// It was sent, or should have been, and no answer came.
        case request = "HttpRequestException"
        /// There is no token.
        case authentication = "AuthenticationFailedException"
    }

    let kind: Kind
    let message: String

    init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    var details: FailureDetails { FailureDetails(errorType: kind.rawValue, message: message) }
}
