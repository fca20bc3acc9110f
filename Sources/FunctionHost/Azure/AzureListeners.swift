import DurableEngine
import EventHubs
import FunctionApp
import ServiceLifecycle

/// What waits for messages and events of real Azure services.
struct AzureListeners: Sendable {
    let app: FunctionApp
    let services: AzureServices
    let clock: any HubClock
    let calls: TriggeredCalls

    /// nil when the trigger names nothing of Azure, or a connection that cannot be used, of which the user is told elsewhere.
    func listener(for function: FunctionDefinition) -> (any Service)? {
        switch function.trigger.kind {
        case .queueTrigger(let trigger):
            guard let text = app.settings.realConnectionString(trigger.connection),
                let queue = try? services.queueClients(text)
            else { return nil }
            return AzureQueueListener(
                function: function, queue: queue(trigger.queueName), poison: queue("\(trigger.queueName)-poison"),
                settings: QueueSettings(app.host.queues), clock: clock, calls: calls)
        case .eventHubTrigger(let trigger):
            guard let connection = trigger.connection, let text = app.settings.realConnectionString(connection),
                let account = try? EventHubsConnectionString(text)
            else { return nil }
            return AzureEventHubListener(
                function: function, trigger: trigger, eventHub: account.entityPath ?? trigger.eventHubName,
                batchSize: app.host.eventHubs.maxEventBatchSize, settings: account.kafkaSettings, clock: clock, calls: calls)
        default: return nil
        }
    }
}
