import DurableCore
import JSHost

/// A call of an entry point for one function.
struct ScriptCall: Sendable {
    let entry: String
    let body: String
    /// As the failure shall name it.
    let function: String
    var limit: CallLimit?
    /// Of an orchestration or entity, in whose place the call must be made.
    var instance: InstanceID?
    /// Whether it can be made again when the isolate ends under it.
    var isRepeatable = true
    /// What it does with the live session of its instance.
    var session: SessionUse?

    enum SessionUse {
        case starts, continues
    }
}

/// The function brought down the isolate it ran in: it fails.
struct ScriptEnded: Error, Hashable {
    let failure: FailureDetails
}

extension FailureDetails {
    /// What a function fails with that brought an isolate to its end.
    init(_ end: IsolateEnd, function: String, setting: String, deaths: Int) {
        let message =
            switch end.cause {
            case .didNotReturn: "The function '\(function)' did not return."
            case .processorTime(let limit):
                "The function '\(function)' took more than \(limit) of processor time without returning "
                    + "(perdure.limits.\(setting) in host.json)."
            case .memory(let limit):
                "The function '\(function)' made its worker process take more than \(limit >> 20) MB of memory "
                    + "(perdure.limits.workerMemoryInMegabytes in host.json)."
            case .exited(let code): "The function '\(function)' ended its worker process with exit code \(code)."
            case .signal(let number):
                "The function '\(function)' broke its worker process, which was ended by signal \(number)\(Self.times(deaths))."
            case .lost(let reason): "The function '\(function)' lost its worker process\(Self.times(deaths)): \(reason)."
            }
        self.init(errorType: end.isLimit ? "ScriptLimitError" : "WorkerExitError", message: message, stackTrace: end.stack)
    }

    private static func times(_ deaths: Int) -> String {
        deaths > 1 ? ", \(deaths) times (perdure.limits.workerDeaths in host.json)" : ""
    }
}

extension IsolateEnd {
    var isLimit: Bool {
        switch cause {
        case .processorTime, .memory, .didNotReturn: true
        case .exited, .signal, .lost: false
        }
    }

    /// Whether the call that did it would do it again.
    func isCertain(alone: Bool) -> Bool {
        switch cause {
        case .processorTime, .exited, .didNotReturn: true
        // Others may have taken most of the memory.
        case .memory: alone
        case .signal, .lost: false
        }
    }
}
