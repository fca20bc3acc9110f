import DurableCore
import DurableEngine
import FunctionApp
import ServiceLifecycle

/// What waits for timers and messages, for every function that has such a trigger and can be called.
enum Listeners {
    static func all(
        of app: FunctionApp, _ problems: [AppProblem], _ worker: Worker, _ bindings: BindingServices, _ azure: AzureServices,
        _ clock: any HubClock, _ calls: TriggeredCalls
    ) -> [any Service] {
        let broken = Set(problems.filter { $0.severity == .error }.compactMap { $0.function?.lowercased() })
        let retention = EventHubRetention(hub: worker.hub, clock: clock, logger: calls.logger)
        let azureListeners = AzureListeners(app: app, services: azure, clock: clock, calls: calls)
        return [retention]
            + app.functions.filter { !$0.isDisabled && !broken.contains($0.name.lowercased()) }.compactMap { function in
                switch function.trigger.kind {
                case .timerTrigger(let trigger):
                    TimerListener(function: function, trigger: trigger, hub: worker.hub, clock: clock, calls: calls)
                case .queueTrigger(let trigger) where app.keepsQueues(of: trigger.connection):
                    queueListener(function, trigger, QueueSettings(app.host.queues), worker, calls)
                case .blobTrigger(let trigger):
                    bindings.blobSource(of: trigger.connection).map { source in
                        BlobListener(
                            function: function, trigger: trigger, source: source, settings: app.host.blobs, hub: worker.hub,
                            clock: clock, calls: calls)
                    }
                case .eventHubTrigger(let trigger) where bindings.connections.keepsEventHubs(of: trigger.connection):
                    EventHubListener(
                        function: function, trigger: trigger, batchSize: app.host.eventHubs.maxEventBatchSize, hub: worker.hub,
                        clock: clock, calls: calls)
                default: azureListeners.listener(for: function)
                }
            }
    }

    private static func queueListener(
        _ function: FunctionDefinition, _ trigger: QueueBinding, _ settings: QueueSettings, _ worker: Worker,
        _ calls: TriggeredCalls
    ) -> any Service {
        let reason = "New queue message detected on '\(trigger.queueName)'."
        return worker.dispatcher(of: QueueName(trigger.queueName), settings) { message, heldUntil in
            let call = QueueCall(message: message, heldUntil: heldUntil)
            let effects = try await calls.effects(of: function, reason: reason) { invocation in
                invocation.input = call.value(as: function.trigger.dataType)
                invocation.bindingData = call.bindingData
            }
            return effects.map { .succeeded(effects: $0) } ?? .failed
        }
    }
}

extension QueueSettings {
    init(_ queues: QueuesConfiguration) {
        self.init(
            batchSize: queues.batchSize, newBatchThreshold: queues.newBatchThreshold,
            maxPollingInterval: queues.maxPollingInterval, visibilityTimeout: queues.visibilityTimeout,
            maxDequeueCount: queues.maxDequeueCount)
    }
}

extension FunctionApp {
    /// Whether the task hub's own queues stand in for those of a connection: when its setting is missing, empty or names the
    /// emulator.
    func keepsQueues(of connection: String?) -> Bool {
        settings.realConnectionString(connection) == nil
    }
}
