/// An event on its way to an event hub.
package struct EventToSend: Hashable, Sendable {
    package let body: [UInt8]
    /// Events of one key come into one partition and stay in order; nil spreads them.
    package let partitionKey: String?

    package init(body: [UInt8], partitionKey: String? = nil) {
        self.body = body
        self.partitionKey = partitionKey
    }
}
