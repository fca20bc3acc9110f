import DurableCore

/// One thing that has to be done for the outputs of a call.
enum OutputDelivery: Sendable {
    /// Together with what else the call changes in the task hub.
    case write(Write)
    case start(StartRequest)
    case send([String], queue: String, any QueueService)
    case writeBlob([UInt8], BlobPath, any BlobService)
    case sendEvents([OutgoingEvent], eventHub: String, any EventHubService)
    case insert([TableEntity], table: String, any TableService)
}
