/// Why a value that a function put into an output binding cannot be used.
enum OutputError: Error, Hashable, CustomStringConvertible {
    case noStartRequest(String)
    case notStarted(String, reason: String)

    var description: String {
        switch self {
        case .noStartRequest(let json):
            "An orchestration is started by an object with FunctionName and perhaps InstanceId and Input, not by \(json)."
        case .notStarted(let name, let reason): "The orchestration '\(name)' was not started: \(reason)"
        }
    }
}
