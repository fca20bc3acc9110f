/// The properties of `eventHubTrigger`.
package struct EventHubBinding: Hashable, Sendable {
    package let eventHubName: String
    package let connection: String?
    /// Whether a call gets an array of events.
    package let isBatch: Bool
    package let consumerGroup: String
}
