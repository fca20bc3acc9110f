/// What is put into an event hub.
package struct EventHubEvent: Hashable, Sendable {
    /// The event's body.
    package var body: Payload
    package var partitionKey: String?
    /// The JSON object of what its sender tells beside the body.
    package var properties: Payload?

    package init(body: Payload, partitionKey: String? = nil, properties: Payload? = nil) {
        self.body = body
        self.partitionKey = partitionKey
        self.properties = properties
    }
}

/// An event as an event hub keeps it.
package struct EventHubRecord: Hashable, Sendable {
    /// Its place in the hub: the first event has 1, the next 2, and no number comes twice, whatever is forgotten meanwhile.
    package let sequence: Int64
    package let enqueuedAt: Timestamp
    package let event: EventHubEvent

    package init(sequence: Int64, enqueuedAt: Timestamp, event: EventHubEvent) {
        self.sequence = sequence
        self.enqueuedAt = enqueuedAt
        self.event = event
    }
}

/// An event hub that something was put into.
package struct EventHubSummary: Hashable, Sendable {
    package let name: EventHubName
    /// How many events it keeps.
    package let count: Int
    /// The number of the event that came last, whether it is kept or not.
    package let lastSequence: Int64

    package init(name: EventHubName, count: Int, lastSequence: Int64) {
        self.name = name
        self.count = count
        self.lastSequence = lastSequence
    }
}
