package import DurableEngine
import DurableSQLite
package import FunctionApp
import JSHost
package import Logging
package import ServiceLifecycle

/// One process that serves an app: its scripts, its task hub, its HTTP server.
package struct Host: Sendable {
    package let app: FunctionApp
    package let hub: TaskHub
    /// Everything that is wrong with the app, scripts included; the other functions work.
    package let problems: [AppProblem]
    /// Such as `http://localhost:7071`; nil when requests are not answered.
    package let origin: String?
    /// In the order they start; they stop in the opposite order.
    package let services: [any Service]
    /// What answers requests, with a socket or without.
    let router: HostRouter
    let storage: SQLiteStorage
    private let scripts: ScriptRuntime

    /// Loads the app, opens its task hub, loads its scripts, listens. Work begins when `services` run.
    ///
    /// - Throws: `AppProblems` when the folder is no app; `SQLiteStorageError` when its task hub cannot be used;
    ///   `HTTPServerError` when the port is taken; `HostError` when others could reach the address.
    package static func open(
        _ options: HostOptions, observer: any EngineObserver = NoObserver(), clock: any HubClock = SystemHubClock(),
        logger: Logger
    ) async throws -> Host {
        if options.servesHTTP, !options.isLoopback { throw HostError.notLoopback(options.address) }
        let app = try AppLoader.load(options.root, environment: options.environment, functions: options.functions)
        let storage = SQLiteStorage(
            path: try HubFile.path(for: app), partitionCount: app.host.durableTask.storageProvider.partitionCount)
        try await storage.open()
        do {
            return try await Host(app, options, storage, observer, clock, logger)
        } catch {
            await storage.close()
            throw error
        }
    }

    private init(
        _ app: FunctionApp, _ options: HostOptions, _ storage: SQLiteStorage, _ observer: any EngineObserver,
        _ clock: any HubClock, _ logger: Logger
    ) async throws {
        let wanted = options.port ?? app.settings.localHost.httpPort ?? 7071
        var server: HTTPServer?
        if options.servesHTTP {
            server = try await HTTPServer(
                address: options.address, port: wanted, bodyLimit: Self.bodyLimit(app), logger: logger)
        }
        let hostname = "localhost:\(server?.port ?? wanted)"
        let urls = ManagementURLs(
            origin: "http://\(hostname)", taskHub: app.host.durableTask.hubName,
            connection: app.host.durableTask.storageProvider.connectionName)

        // Scripts may start instances while they load, before there is an engine to run them: the client comes first.
        let engine = ScriptEngineSlot()
        let worker = Worker(
            storage: storage, engine: engine, configuration: EngineConfiguration(app.host.durableTask),
            clock: clock, observer: EngineLog(next: observer, logger: logger), logger: logger)
        let management = InstanceManagement(app: app, hub: worker.hub, urls: urls)
        do {
            scripts = try await ScriptRuntime(
                app: app, outputs: OutputRecorder(management: management),
                configuration: Self.isolates(app, DurableOperations(management: management), hostname, options, logger))
        } catch {
            try? await server?.stop()
            throw error
        }
        engine.fill(scripts)
        router = HostRouter(
            management: ManagementAPI(management: management),
            functions: FunctionEndpoints(
                app: app, scripts: scripts, client: ClientBinding(urls), origin: urls.origin, logger: logger),
            logger: logger)
        server?.serve(router)
        self.app = app
        self.storage = storage
        hub = worker.hub
        problems = app.problems + scripts.problems + UnservedTriggers.problems(of: app)
        origin = server == nil ? nil : urls.origin
        let calls = TriggeredCalls(scripts: scripts, client: ClientBinding(urls), logger: logger)
        let listeners = options.firesTriggers ? Listeners.all(of: app, problems, worker, clock, calls) : []
        services = worker.services + [worker.visitorWatch] + listeners + (server.map { [$0] } ?? [])
    }

    /// How many bytes the body of a request may have (host.md 2.7).
    private static func bodyLimit(_ app: FunctionApp) -> Int {
        app.settings["FUNCTIONS_REQUEST_BODY_SIZE_LIMIT"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil } ?? 104_857_600
    }

    private static func isolates(
        _ app: FunctionApp, _ operations: DurableOperations, _ hostname: String, _ options: HostOptions, _ logger: Logger
    ) -> IsolateConfiguration {
        var configuration = IsolateConfiguration(name: "scripts", operations: operations.all, log: ScriptLog(logger).write)
        var environment = app.settings.values
        environment["WEBSITE_HOSTNAME"] = hostname
        environment["AZURE_FUNCTIONS_ENVIRONMENT"] = environment["AZURE_FUNCTIONS_ENVIRONMENT"] ?? "Development"
        configuration.environment = environment
        configuration.exitRequested = { code in
            logger.error("A script called process.exit(\(code)); the host goes on.")
        }
        return configuration
    }

    /// Closes scripts and task hub, after the services ended.
    package func close() async {
        await scripts.close()
        await storage.close()
    }
}
