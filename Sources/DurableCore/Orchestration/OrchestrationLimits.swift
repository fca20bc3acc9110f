/// How much an orchestration may ask for before it fails.
package struct OrchestrationLimits: Hashable, Sendable {
    /// Of one execution; `maxOrchestrationActions` of host.json.
    package var actions = Int.max
    /// Of one turn.
    package var actionsPerTurn = Int.max
    /// How many parents it may have above it.
    package var subOrchestrationDepth = Int.max

    package init() {}

    /// Why a script may not ask for so many actions; nil when it may. `recorded` of them take a task number, the first of which is
    /// `next`.
    func refusal(of count: Int, recorded: Int, next: Int) -> FailureDetails? {
        if recorded > actions - next { return .tooManyActions(limit: actions) }
        return count > actionsPerTurn ? .tooManyActionsInTurn(limit: actionsPerTurn) : nil
    }
}

extension FailureDetails {
    /// The original's sentence (host.md 3.15).
    fileprivate static func tooManyActions(limit: Int) -> FailureDetails {
        FailureDetails(
            errorType: "MaxOrchestrationActionsExceeded",
            message: "Maximum amount of orchestration actions (\(limit)) has been reached. This value can be configured in "
                + "host.json file as MaxOrchestrationActions.")
    }

    fileprivate static func tooManyActionsInTurn(limit: Int) -> FailureDetails {
        FailureDetails(
            errorType: "ActionLimitExceeded",
            message: "The orchestrator asked for more than \(limit) actions in one turn, which is the limit that "
                + "perdure.limits.actionsPerTurn of host.json sets.")
    }

    static func tooDeep(_ name: String, _ child: InstanceID, limit: Int) -> FailureDetails {
        FailureDetails(
            errorType: "SubOrchestrationDepthExceeded",
            message: "The sub-orchestration '\(name)' with the instance id '\(child)' was not started: it would have more than "
                + "\(limit) parents above it, which is the limit that perdure.limits.subOrchestrationDepth of host.json sets.")
    }
}
