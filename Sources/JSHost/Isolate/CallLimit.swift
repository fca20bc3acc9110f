/// How long a call may take before it fails with `.timedOut`. The time before the scripts begin with the call does not count.
package enum CallLimit: Hashable, Sendable {
    /// For an entry point that has its answer before it returns.
    case synchronous(Duration)
    /// For an entry point that may answer later.
    case asynchronous(Duration)

    var milliseconds: Double {
        switch self {
        case .synchronous(let time), .asynchronous(let time): time / .milliseconds(1)
        }
    }

    var isSynchronous: Bool {
        if case .synchronous = self { true } else { false }
    }
}
