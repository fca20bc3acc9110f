/// Why a call into an isolate has no answer.
package enum JSHostError: Error, Hashable, Sendable {
    /// The script failed; the failure as JSON text `{"errorType","message","stackTrace"?,"error"?}`.
    case scriptFailed(String)
    /// The call took longer than its limit. Its answer, should there be one, is dropped.
    case timedOut
    /// The isolate's scripts were ended, this call among them, because one of them did not return.
    case isolateTerminated
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
        case .isolateTerminated: "the isolate was ended because a script did not return"
        case .isolateClosed: "the isolate is closed"
        case .invalidBody(let entry, let problem): "the body of the call to '\(entry)' is not JSON: \(problem)"
        case .startFailed(let reason): "the isolate could not start: \(reason)"
        case .protocolViolation(let reason): "the JavaScript runtime broke its protocol: \(reason)"
        }
    }
}
