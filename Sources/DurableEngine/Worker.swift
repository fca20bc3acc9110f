package import DurableCore
package import Logging
package import ServiceLifecycle

/// The engine of one host: its client, and the services that do its work.
package struct Worker: Sendable {
    package let hub: TaskHub
    /// In the order they start; they stop in the opposite order.
    package let services: [any Service]
    private let parts: EngineParts

    package init(
        storage: any Storage, engine: any ScriptEngine, configuration: EngineConfiguration,
        clock: any HubClock = SystemHubClock(), observer: any EngineObserver = NoObserver(), logger: Logger
    ) {
        let signals = Signals()
        let commit = GroupCommit(
            storage: storage, signals: signals, clock: clock, logger: logger, payloadLimit: configuration.payloadLimit,
            executor: configuration.executor)
        let parts = EngineParts(
            storage: storage, engine: engine, commit: commit, signals: signals, clock: clock, observer: observer,
            configuration: configuration, logger: logger)
        self.parts = parts
        let leases = LeaseKeeper(parts)
        hub = TaskHub(storage: storage, commit: commit, signals: signals, clock: clock, configuration: configuration)
        let turns = TurnDispatcher(parts, leases: leases)
        services = [
            leases, turns, ActivityDispatcher(parts), StallReview(parts, hub: hub, turns: turns), Housekeeper(parts, hub: hub),
        ]
    }

    /// Begins no more turns, activities and queue messages. Services stop one after the other, so this comes first.
    package func drain() { parts.drain.begin() }

    /// The service that notices what other processes put into the store.
    package var visitorWatch: VisitorWatch { VisitorWatch(parts) }

    /// The service that has the messages of one of the app's queues handled.
    package func dispatcher(
        of queue: QueueName, _ settings: QueueSettings, handle: @escaping QueueDispatcher.Handler
    ) -> QueueDispatcher {
        QueueDispatcher(queue, settings, parts, handle: handle)
    }
}
