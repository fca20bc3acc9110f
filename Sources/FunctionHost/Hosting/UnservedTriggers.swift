import FunctionApp

/// Triggers that this host knows but does not fire: their functions load, and the user is told.
enum UnservedTriggers {
    static func problems(of app: FunctionApp) -> [AppProblem] {
        app.functions.filter { !$0.isDisabled }.compactMap { function in
            reason(function.trigger, app).map { reason in
                AppProblem(
                    .warning, file: "\(function.name)/function.json", function: function.name, field: "bindings",
                    message: "The '\(function.name)' function was loaded, but \(reason)")
            }
        }
    }

    /// nil when it is fired.
    private static func reason(_ trigger: Binding, _ app: FunctionApp) -> String? {
        switch trigger.kind {
        case .orchestrationTrigger, .activityTrigger, .entityTrigger, .httpTrigger, .timerTrigger: nil
        case .queueTrigger(let queue):
            app.keepsQueues(of: queue.connection)
                ? nil
                : "this version of Perdure does not listen to queues of Azure: the connection "
                    + "'\(queue.connection ?? "AzureWebJobsStorage")' of the queue '\(queue.queueName)' names a real account. "
                    + "With the setting empty or 'UseDevelopmentStorage=true' the queue is kept in the task hub."
        case .blobTrigger(let blob):
            app.keepsQueues(of: blob.connection) ? nil : real(blob.connection, "blobs of Azure", "'\(blob.pattern.text)' are")
        case .eventHubTrigger(let hub):
            hub.connection.map(app.keepsQueues) ?? true
                ? nil : real(hub.connection, "event hubs of Azure", "the event hub '\(hub.eventHubName)' is")
        default: "this version of Perdure does not fire its \(trigger.type)."
        }
    }

    private static func real(_ connection: String?, _ things: String, _ what: String) -> String {
        "this version of Perdure does not listen to \(things): the connection '\(connection ?? "AzureWebJobsStorage")' names a "
            + "real account. With the setting empty or 'UseDevelopmentStorage=true' \(what) kept by the host itself."
    }
}
