/// `extensions.durableTask.storageProvider`: where the task hub is kept.
package struct StorageProviderConfiguration: Hashable, Sendable {
    /// As the file names it, `azureStorage` without a name. Names of Azure's providers are accepted; the store is our own.
    package var type = "azureStorage"
    /// The folder or file of the store, when one is named.
    package var path: String?
    /// The name of the app setting that holds the connection.
    package var connectionName = "AzureWebJobsStorage"
    package var partitionCount = 4
    /// How long a host's right to work on a part of the instances lasts without being renewed; nil is our own time.
    package var controlQueueVisibilityTimeout: Duration?
    /// The same for an activity that a host runs.
    package var workItemQueueVisibilityTimeout: Duration?

    package init() {}
}
