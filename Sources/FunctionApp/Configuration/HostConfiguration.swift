/// What `host.json` says, with the environment's `AzureFunctionsJobHost__…` variables on top (spec: host.md 2.1-2.3).
package struct HostConfiguration: Hashable, Sendable {
    /// How long one invocation may take; `nil` is without end.
    package var functionTimeout: Duration? = .seconds(30 * 60)
    /// The only functions to load; `nil` loads all.
    package var functions: [String]?
    /// What becomes of failed runs of functions that say nothing of it; only of timer functions (spec: host.md 2.6).
    package var retry: RetryPolicy?
    package var logging = LoggingConfiguration()
    package var http = HTTPConfiguration()
    package var queues: QueuesConfiguration
    package var blobs: BlobsConfiguration
    package var eventHubs = EventHubsConfiguration()
    package var durableTask: DurableTaskConfiguration
    package var perdure = PerdureSettings()

    /// The defaults.
    package init(processorCount: Int) {
        queues = QueuesConfiguration(processorCount: processorCount)
        blobs = BlobsConfiguration(processorCount: processorCount)
        durableTask = DurableTaskConfiguration(processorCount: processorCount)
    }
}
