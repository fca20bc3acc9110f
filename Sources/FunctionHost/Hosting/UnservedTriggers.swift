import FunctionApp

/// Triggers that this host knows but does not fire: their functions load, and the user is told.
enum UnservedTriggers {
    static func problems(of app: FunctionApp, _ connections: ConnectionServices) -> [AppProblem] {
        app.functions.filter { !$0.isDisabled }.compactMap { function in
            reason(function.trigger, connections).map { reason in
                AppProblem(
                    .warning, file: function.definitionFile, function: function.name,
                    field: function.isRegistered ? nil : "bindings",
                    message: "The '\(function.name)' function was loaded, but \(reason)")
            }
        }
    }

    /// nil when it is fired.
    private static func reason(_ trigger: Binding, _ connections: ConnectionServices) -> String? {
        switch trigger.kind {
        case .orchestrationTrigger, .activityTrigger, .entityTrigger, .httpTrigger, .timerTrigger: nil
        case .queueTrigger(let queue): connections.queues(of: queue.connection).refusal.map { "\($0)." }
        case .blobTrigger(let blob): connections.blobs(of: blob.connection).refusal.map { "\($0)." }
        case .eventHubTrigger(let hub): connections.eventHubs(of: hub.connection).refusal.map { "\($0)." }
        default: "this version of Perdure does not fire its \(trigger.type)."
        }
    }
}
