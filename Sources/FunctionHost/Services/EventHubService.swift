/// The event hubs of one namespace.
package protocol EventHubService: Sendable {
    /// Sends events to an event hub, in their order. They are durable when this returns.
    ///
    /// - Throws: `ServiceRejection` when the service will never take them, anything else when it may be tried again.
    func send(_ events: [OutgoingEvent], to eventHub: String) async throws
}

/// An event on its way to an event hub.
package struct OutgoingEvent: Hashable, Sendable {
    /// The body: UTF-8 for text and JSON.
    package let body: [UInt8]
    package let partitionKey: String?

    package init(body: [UInt8], partitionKey: String? = nil) {
        self.body = body
        self.partitionKey = partitionKey
    }
}
