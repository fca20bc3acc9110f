/// `extensions.durableTask` of host.json (spec: host.md 2.2); the values here are the defaults.
package struct DurableTaskConfiguration: Hashable, Sendable {
    package var hubName = TaskHubName.standard
    package var defaultVersion: String?
    package var versionMatchStrategy = VersionMatchStrategy.currentOrOlder
    package var versionFailureStrategy = VersionFailureStrategy.reject
    package var storageProvider = StorageProviderConfiguration()
    /// Without a value in the file: ten a processor, as for entities.
    package var maxConcurrentActivityFunctions: Int
    /// How many orchestrations may be in a turn at once. Without a value in the file: 128 a processor, where the original has
    /// ten, since a turn mostly waits for its commit, and turns that wait together share one.
    package var maxConcurrentOrchestratorFunctions: Int
    package var maxConcurrentEntityFunctions: Int
    package var maxEntityOperationBatchSize = 5000
    package var extendedSessionsEnabled = true
    package var extendedSessionIdleTimeoutInSeconds = 30
    /// How much memory live orchestrators may take before those that were idle for the longest time are given up.
    package var extendedSessionHeapLimitInMegabytes = 512
    package var maxOrchestrationActions = 100_000
    package var overridableExistingInstanceStates = OverridableStates.nonRunningStates
    package var entityMessageReorderWindowInMinutes = 30
    package var rollbackEntityOperationsOnExceptions = true
    package var useGracefulShutdown = false
    package var throwStatusExceptionsOnRaiseEvent = true
    package var defaultAsyncRequestSleepTimeMilliseconds = 30_000
    /// Beyond the original.
    package var allowPrivateTargets = PrivateHTTPTargets.none
    /// Beyond the original: whether the management API is served at all.
    package var httpApiEnabled = true
    /// Beyond the original: whether the URLs that are handed out have the key of the whole management API.
    package var useLegacySystemKeyUrls = false
    /// Beyond the original: how long the keys of scoped URLs count; `nil` is for ever.
    package var scopedUrlLifetime: Duration? = .seconds(90 * 86_400)
    package var tracing = TracingConfiguration()
    package var determinism = DeterminismPolicy.enforce
    package var nonDeterminism = NonDeterminismPolicy.suspend
    /// How often an orchestrator's turn that was cut off for taking too long is tried again before the instance fails.
    package var maxEpisodeRetries = 5

    package var notifications: NotificationsConfiguration?
    /// How long instances are kept after they ended; a status that is not there is kept for ever.
    package var retention = RetentionConfiguration.standard

    package init(processorCount: Int) {
        maxConcurrentActivityFunctions = 10 * processorCount
        maxConcurrentOrchestratorFunctions = 128 * processorCount
        maxConcurrentEntityFunctions = 10 * processorCount
    }
}
