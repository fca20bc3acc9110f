import DurableCore
import DurableEngine
import DurableTestKit
import Logging
import ServiceLifecycle

/// A host on the virtual clock, over any storage, with orchestrations written as programs.
struct TestHost: Sendable {
    let clock: VirtualClock
    let engine: ScriptedEngine
    let log: ActivityLog
    private let worker: Worker

    var hub: TaskHub { worker.hub }

    init(
        _ programs: [String: [ScriptedEngine.Step]], sessions: Bool = true, name: HostID = "host",
        storage: any Storage = MemoryStorage(), clock: VirtualClock = VirtualClock(), activitySlots: Int = 20,
        observer: any EngineObserver = NoObserver(), activity: ScriptedEngine.Activity? = nil,
        configure: (inout EngineConfiguration) -> Void = { _ in },
        around wrap: (ScriptedEngine) -> any ScriptEngine = { $0 }
    ) {
        let log = ActivityLog()
        let ids = IDSource(prefix: name.text)
        self.clock = clock
        self.log = log
        engine = ScriptedEngine(programs: programs, activity: activity ?? { await log.echo($0) })
        var configuration = EngineConfiguration(
            host: name, activitySlots: activitySlots, sessionLimit: sessions ? 100 : 0, makeID: { ids.next() })
        configure(&configuration)
        worker = Worker(
            storage: storage, engine: wrap(engine), configuration: configuration, clock: clock, observer: observer,
            logger: Self.silent)
    }

    /// Runs the host until the task is cancelled.
    func serve() async throws {
        try await ServiceGroup(services: worker.services, logger: Self.silent).run()
    }

    /// Runs the host, on passing time, while `body` runs, and shuts it down then.
    func running<Result: Sendable>(_ body: @Sendable (TaskHub) async throws -> Result) async throws -> Result {
        try await clock.passing { try await servingOnly(body) }
    }

    /// Runs the host with a queue of the app's, on passing time, while `body` runs, and shuts it down then.
    func running(
        queue: QueueName, _ settings: QueueSettings, handle: @escaping QueueDispatcher.Handler,
        body: @Sendable (TaskHub) async throws -> Void
    ) async throws {
        try await clock.passing { try await serving(queue: queue, settings, handle: handle, body: body) }
    }

    /// The same when somebody else lets the time pass.
    func serving(
        queue: QueueName, _ settings: QueueSettings, handle: @escaping QueueDispatcher.Handler,
        body: @Sendable (TaskHub) async throws -> Void
    ) async throws {
        try await servingOnly(with: [dispatcher(of: queue, settings, handle: handle)], body)
    }

    func drain() { worker.drain() }

    var visitorWatch: any Service { worker.visitorWatch }

    /// The service of one of the app's queues.
    func dispatcher(
        of queue: QueueName, _ settings: QueueSettings, handle: @escaping QueueDispatcher.Handler
    ) -> any Service {
        worker.dispatcher(of: queue, settings, handle: handle)
    }

    /// The same when somebody else lets the time pass.
    func servingOnly<Result: Sendable>(
        with more: [any Service] = [], _ body: @Sendable (TaskHub) async throws -> Result
    ) async throws -> Result {
        let services = ServiceGroup(services: worker.services + more, logger: Self.silent)
        return try await withThrowingTaskGroup { group in
            group.addTask { try await services.run() }
            let result = try await body(hub)
            await services.triggerGracefulShutdown()
            try await group.waitForAll()
            return result
        }
    }

    private static var silent: Logger { Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }) }
}
