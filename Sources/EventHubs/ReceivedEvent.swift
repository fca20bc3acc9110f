package import DurableCore

/// An event as an event hub gives it.
package struct ReceivedEvent: Hashable, Sendable {
    package let body: [UInt8]
    package let partitionKey: String?
    package let partition: Int
    /// Counts the events of a partition.
    package let offset: Int64
    /// nil when the event hub does not say.
    package let enqueuedAt: Timestamp?
    /// The application's properties, as text.
    package let properties: [String: String]
}
