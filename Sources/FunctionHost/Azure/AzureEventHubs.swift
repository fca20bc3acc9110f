import EventHubs

/// The event hubs of a real namespace.
struct AzureEventHubs: EventHubService {
    let producer: EventHubProducer
    /// The event hub that the connection string is for, which goes before the binding's; nil when it names none.
    let entityPath: String?

    func send(_ events: [OutgoingEvent], to eventHub: String) async throws {
        do {
            try await producer.send(
                events.map { EventToSend(body: $0.body, partitionKey: $0.partitionKey) }, to: entityPath ?? eventHub)
        } catch let error as EventHubError where !error.isTransient {
            throw ServiceRejection(error.description)
        }
    }
}
