/// Why a call into an isolate has no answer.
package enum JSHostError: Error, Hashable, Sendable {
    /// The script failed; the failure as JSON text `{"errorType","message","stackTrace"?,"error"?}`.
    case scriptFailed(String)
    /// The call took longer than its limit. Its answer, should there be one, is dropped.
    case timedOut
    /// The isolate's scripts came to an end after they had begun with the call.
    case isolateEnded(IsolateEnd, IsolateEnd.Role)
    /// The isolate's scripts came to an end, or are kept busy, before they began with the call: it can be made elsewhere.
    case notBegun
    /// The isolate was closed before it answered.
    case isolateClosed
    /// The body given for that entry is not JSON.
    case invalidBody(entry: String, problem: String)
    /// The isolate could not be set up.
    case startFailed(String)
    /// Our own scripts did not keep to the frame format; all calls under way fail with it.
    case protocolViolation(String)
}

extension JSHostError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .scriptFailed(let failure): "the script failed: \(failure)"
        case .timedOut: "the call took longer than it may"
        case .isolateEnded(let end, .bystander): "another call ended the isolate: \(end)"
        case .isolateEnded(let end, _): "\(end)"
        case .notBegun: "the isolate did not come to the call"
        case .isolateClosed: "the isolate is closed"
        case .invalidBody(let entry, let problem): "the body of the call to '\(entry)' is not JSON: \(problem)"
        case .startFailed(let reason): "the isolate could not start: \(reason)"
        case .protocolViolation(let reason): "the JavaScript runtime broke its protocol: \(reason)"
        }
    }
}
