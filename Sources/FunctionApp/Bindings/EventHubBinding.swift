/// The properties of `eventHubTrigger` and `eventHub`.
package struct EventHubBinding: Hashable, Sendable {
    package let eventHubName: String
    package let connection: String?
    /// For the trigger: whether a call gets an array of events.
    package let isBatch: Bool
    package let consumerGroup: String
}
