import DurableCore
package import DurableEngine
import DurableSQLite
package import FunctionApp
import JSHost
package import Logging
import ScriptWorkers
package import ServiceLifecycle

/// One process that serves an app: its scripts, its task hub, its HTTP server.
package struct Host: Sendable {
    package let app: FunctionApp
    package let hub: TaskHub
    /// Everything that is wrong with the app, scripts included; the other functions work.
    package let problems: [AppProblem]
    /// Such as `http://localhost:7071`; nil when requests are not answered.
    package let origin: String?
    /// Where the keys are that requests need; nil when they need none.
    package let keyFolder: String?
    /// In the order they start; they stop in the opposite order.
    package let services: [any Service]
    /// Writes what host.json's `logging` lets through.
    package let logger: Logger
    /// What answers requests, with a socket or without.
    let router: HostRouter
    let storage: SQLiteStorage
    /// The blobs that the host keeps itself.
    let blobs: FolderBlobs
    let scripts: ScriptRuntime
    private let worker: Worker

    /// Loads the app, opens its task hub, loads its scripts, listens. Work begins when `services` run.
    ///
    /// - Throws: `AppProblems` when the folder is no app; `SQLiteStorageError` when its task hub cannot be used;
    ///   `HTTPServerError` when the port is taken; `KeyStoreError` when keys are needed and cannot be read or made.
    package static func open(
        _ options: HostOptions, observer: any EngineObserver = NoObserver(), clock: any HubClock = SystemHubClock(),
        logger: Logger
    ) async throws -> Host {
        let app = try AppLoader.load(options.root, environment: options.environment, functions: options.functions)
        let logger = logger.filtered(by: app.host.logging, redactor: SecretRedactor(settings: app.settings.values)).of(
            LogCategory.host)
        for note in app.notes { logger.debug("\(note)") }
        let provider = app.host.durableTask.storageProvider.type
        if provider.lowercased() != "azurestorage" {
            logger.info("The storage provider '\(provider)' of host.json is accepted; the task hub is kept in SQLite.")
        }
        let path = try HubFile.path(for: app)
        let storage = SQLiteStorage(path: path, partitionCount: app.host.durableTask.storageProvider.partitionCount)
        let blobs = FolderBlobs(root: HubFile.blobFolder(besides: path))
        try await storage.open()
        do {
            return try await Host(app, options, storage, blobs, observer, clock, logger)
        } catch {
            blobs.stop()
            await storage.close()
            throw error
        }
    }

    private init(
        _ unregistered: FunctionApp, _ options: HostOptions, _ storage: SQLiteStorage, _ blobs: FolderBlobs,
        _ observer: any EngineObserver, _ clock: any HubClock, _ logger: Logger
    ) async throws {
        let wanted = options.port ?? unregistered.settings.localHost.httpPort ?? 7071
        var server: HTTPServer?
        if options.servesHTTP {
            server = try await HTTPServer(
                address: Edge.address(unregistered, options), port: wanted, limits: HTTPLimits(unregistered), logger: logger)
        }
        let edge = Edge(unregistered, options, port: server?.port ?? wanted, clock: clock, logger: logger)
        let urls = ManagementURLs(
            origin: edge.origin, taskHub: unregistered.host.durableTask.hubName,
            connection: unregistered.host.durableTask.storageProvider.connectionName, keys: edge.urlKeys)

        let app: FunctionApp
        do {
            app = try await FunctionDiscovery.run(
                on: unregistered, configuration: Self.isolates(unregistered, options, [:], edge, logger))
        } catch {
            try? await server?.stop()
            throw error
        }

        let engineLogger = logger.of(LogCategory.engine)
        let notifier = LifecycleNotifier(app: app, next: observer, clock: clock, logger: engineLogger)
        // Scripts may start instances while they load, before there is an engine to run them: the client comes first.
        let engine = ScriptEngineSlot()
        let worker = Worker(
            storage: storage, engine: engine, configuration: EngineConfiguration(app.host.durableTask, app.host.perdure.limits),
            clock: clock,
            observer: EngineLog(
                next: notifier ?? observer, logger: engineLogger,
                showsPayloads: app.host.durableTask.tracing.traceInputsAndOutputs, tellsFailures: options.tellsFailures),
            logger: engineLogger)
        let management = InstanceManagement(app: app, hub: worker.hub, urls: urls)
        let azure = AzureServices(app: app)
        let bindings = BindingServices(
            connections: ConnectionServices(settings: app.settings, remote: azure), localBlobs: blobs, hub: worker.hub)
        do {
            if edge.access.isEnforced, options.servesHTTP { _ = try edge.access.keys.hostKeys() }
            scripts = try await ScriptRuntime(
                app: app, inputs: InputResolver(services: bindings),
                outputs: OutputRecorder(management: management, services: bindings, logger: logger),
                configuration: Self.isolates(app, options, DurableOperations(management: management).all, edge, logger))
        } catch {
            try? await server?.stop()
            throw error
        }
        engine.fill(scripts)
        let calls = TriggeredCalls(scripts: scripts, client: ClientBinding(urls), logger: logger.of(LogCategory.triggers))
        let runs = ManualRuns(calls: calls)
        let problems =
            app.problems + scripts.problems + UnservedTriggers.problems(of: app, bindings.connections)
            + bindings.problems(of: app)
        router = HostRouter(app, edge, management, scripts, problems: problems, runs: runs, logger)
        server?.serve(router)
        self.app = app
        self.logger = logger
        self.storage = storage
        self.blobs = blobs
        hub = worker.hub
        self.worker = worker
        self.problems = problems
        origin = server == nil ? nil : edge.listeningOrigin
        keyFolder = edge.access.isEnforced ? edge.access.keys.folder : nil
        let listeners = options.firesTriggers ? Listeners.all(of: app, problems, worker, bindings, azure, clock, calls) : []
        services =
            (notifier.map { [$0] } ?? []) + worker.services + [worker.visitorWatch] + listeners + [runs]
            + (server.map { [$0] } ?? [])
    }

    /// How long running activities and requests have to end when the host stops; then they are cut off, and activities run again
    /// at the next start. What `perdure.shutdownTimeout` says; else ten seconds, or with `useGracefulShutdown` as long as a function
    /// may take at all, at most ten minutes.
    package var drainTime: Duration {
        if let time = app.host.perdure.shutdownTimeout { return time }
        guard app.host.durableTask.useGracefulShutdown else { return .seconds(10) }
        return min(app.host.functionTimeout ?? .seconds(600), .seconds(600))
    }

    private static func isolates(
        _ app: FunctionApp, _ options: HostOptions, _ operations: [String: IsolateConfiguration.Operation], _ edge: Edge,
        _ logger: Logger
    ) -> IsolateConfiguration {
        var configuration = IsolateConfiguration(name: "scripts", operations: operations, log: ScriptLog(logger).write)
        var environment = app.settings.values
        environment["WEBSITE_HOSTNAME"] = edge.hostname
        environment["AZURE_FUNCTIONS_ENVIRONMENT"] = environment["AZURE_FUNCTIONS_ENVIRONMENT"] ?? "Development"
        configuration.environment = environment
        configuration.functions["instanceKey"] = { edge.urlKeys.key(for: .instance(InstanceID($0))) ?? "" }
        if app.host.perdure.isolation == .process {
            let workers = ScriptWorkers(WorkerLaunch(for: app, executable: options.workerExecutable))
            configuration.body = { workers.body($0) }
        }
        configuration.exitRequested = { code in
            logger.error("A script called process.exit(\(code)); the host goes on.")
        }
        return configuration
    }

    /// Begins no more turns, activities and queue messages; those that run go on. To be called before the services are stopped.
    package func drain() { worker.drain() }

    /// Closes scripts and task hub, after the services ended.
    package func close() async {
        await scripts.close()
        blobs.stop()
        await storage.close()
    }
}
