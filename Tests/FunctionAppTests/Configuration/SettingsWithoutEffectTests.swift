import Testing

@testable import FunctionApp

/// What of host.json is taken and has no effect: told to those who look closely, no problem to anybody.
struct SettingsWithoutEffectTests {
    private static func app(_ host: String, environment: [String: String] = [:]) throws -> FunctionApp {
        try TemporaryApp(["host.json": host]).load(environment: environment)
    }

    private static let durable: [(String, String)] = [
        ("storeInputsInOrchestrationHistory", "false"), ("localRpcEndpointEnabled", "true"), ("useAppLease", "true"),
        ("appLeaseOptions.renewInterval", #""00:00:25""#), ("appLeaseOptions.acquireInterval", #""00:05:00""#),
        ("appLeaseOptions.leaseInterval", #""00:01:00""#), ("tracing.distributedTracingEnabled", "true"),
        ("tracing.distributedTracingProtocol", #""W3CTraceContext""#), ("tracing.version", #""V2""#),
        ("tracing.allowVerboseLinuxTelemetry", "true"), ("storageProvider.controlQueueBatchSize", "32"),
        ("storageProvider.controlQueueBufferThreshold", "256"), ("storageProvider.maxQueuePollingInterval", #""00:00:30""#),
        ("storageProvider.trackingStoreConnectionName", #""X""#), ("storageProvider.trackingStoreNamePrefix", #""X""#),
        ("storageProvider.fetchLargeMessagesAutomatically", "true"), ("storageProvider.useLegacyPartitionManagement", "false"),
        ("storageProvider.useTablePartitionManagement", "true"), ("storageProvider.allowReplayingTerminalInstances", "false"),
        ("storageProvider.useInstanceTableEtag", "true"),
    ]

    @Test(arguments: durable)
    func aDurableSettingIsNoted(name: String, value: String) throws {
        let keys = name.split(separator: ".")
        let member = keys.reversed().reduce(value) { #"{"\#($1)":\#($0)}"# }
        let app = try Self.app(#"{"version":"2.0","extensions":{"durableTask":\#(member)}}"#)
        let path = "extensions.durableTask.\(name)"
        #expect(app.notes.map(\.message) == ["'\(path)' is accepted and has no effect here."])
        #expect(app.notes.map(\.field) == [path])
        #expect(app.notes.map(\.severity) == [.note])
        #expect(app.problems.isEmpty)
        #expect(app.host == (try TemporaryApp.host(#"{"version":"2.0"}"#)))
    }

    @Test(arguments: [
        "aggregator", "concurrency", "customHandler", "extensionBundle", "healthMonitor", "httpWorker",
        "managedDependencies", "serviceBus", "singleton", "watchDirectories", "watchFiles", "logging.fileLoggingMode",
        "logging.applicationInsights", "extensions.http.dynamicThrottlesEnabled",
    ])
    func aSectionIsNoted(path: String) throws {
        let member = path.split(separator: ".").reversed().reduce("true") { #"{"\#($1)":\#($0)}"# }
        let app = try Self.app(#"{"version":"2.0",\#(member.dropFirst())"#)
        #expect(app.notes.map(\.message) == ["'\(path)' is accepted and has no effect here."])
        #expect(app.problems.isEmpty)
    }

    @Test(arguments: [
        ("extensions.eventHubs.batchCheckpointFrequency", "accepted and has"),
        ("extensions.eventHubs.prefetchCount", "accepted and has"),
        ("extensions.eventHubs.eventProcessorOptions.prefetchCount", "accepted and has"),
        ("eventHub.batchCheckpointFrequency", "accepted and has"), ("eventHub.prefetchCount", "accepted and has"),
        ("extensions.eventHubs.targetUnprocessedEventThreshold", "not known here and has"),
    ])
    func anEventHubSettingIsNoted(path: String, reason: String) throws {
        let member = path.split(separator: ".").reversed().reduce("5") { #"{"\#($1)":\#($0)}"# }
        let app = try Self.app(#"{"version":"2.0",\#(member.dropFirst())"#)
        #expect(app.notes.map(\.message) == ["'\(path)' is \(reason) no effect\(reason.hasPrefix("not") ? "" : " here")."])
        #expect(app.problems.isEmpty)
    }

    @Test func aVariableIsNotedByItsName() throws {
        let name = "AzureFunctionsJobHost__extensions__durableTask__useAppLease"
        let notes = try Self.app("{}", environment: [name: "false"]).notes
        #expect(notes.map(\.message) == ["'\(name)' is accepted and has no effect here."])
        #expect(notes.map(\.file) == ["environment"])
    }

    @Test func whatIsUnknownInTheDurableSectionIsNoted() throws {
        let app = try Self.app(
            #"""
            {"version": "2.0", "durableTask": {"Wrong": {"a": 1}}, "extensions": {"durableTask": {
              "hubname": "Hub1", "storageProvider": {"createDatabaseIfNotExists": true, "TYPE": "mssql"},
              "retention": {"Completed": "never"}, "maxConcurrentActivityFunction": 5}}}
            """#)
        #expect(
            app.notes.map(\.message) == [
                "'extensions.durableTask.storageProvider.createDatabaseIfNotExists' is not known here and has no effect.",
                "'extensions.durableTask.maxConcurrentActivityFunction' is not known here and has no effect; "
                    + "perhaps 'maxConcurrentActivityFunctions' is meant.",
                "'durableTask.Wrong' is not known here and has no effect.",
            ])
        #expect(app.problems.isEmpty)
    }
}
