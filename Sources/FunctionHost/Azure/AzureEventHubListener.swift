import DurableCore
import DurableEngine
import EventHubs
import FunctionApp
import JSONText
import Logging
import ServiceLifecycle

/// Calls one function for the events of a real event hub, partition by partition in their order (host.md 2.10).
///
/// A batch is acknowledged when its calls have ended, whether they failed or not, as in the original. What a crash cuts short,
/// and what it is not known of how it ended, is called for again.
struct AzureEventHubListener: Service {
    private static let pause = Duration.seconds(5)

    let function: FunctionDefinition
    let trigger: EventHubBinding
    let eventHub: String
    let batchSize: Int
    /// librdkafka's.
    let settings: [String: String]
    let clock: any HubClock
    let calls: TriggeredCalls

    func run() async throws {
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do {
                let consumer = try await EventHubConsumer(eventHub, group: trigger.consumerGroup, settings: settings)
                do {
                    try await receive(from: consumer)
                    await consumer.close()
                } catch {
                    await consumer.close()
                    throw error
                }
            } catch {
                await rest(after: error, "Cannot read")
            }
        }
    }

    /// Returns when the host stops.
    ///
    /// - Throws: `EventHubError` when the consumer could not go back to what must be called for again; a new one begins there.
    private func receive(from consumer: EventHubConsumer) async throws {
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            var events: [ReceivedEvent] = []
            do {
                events = try await consumer.events(limit: batchSize)
                guard let last = events.last else { continue }
                try await handle(events)
                if try await consumer.acknowledge(last) == false {
                    calls.logger.notice("A partition was given to another host", metadata: ["eventHub": "\(eventHub)"])
                }
            } catch is CancellationError {
                // The host stops in the middle of a batch: it comes again.
            } catch let error as ScriptUnavailable {
                await rest(after: error, "Could not handle events of")
                // What comes after these events would acknowledge them too.
                try await consumer.goBack(to: events[0])
            } catch {
                await rest(after: error, "Cannot read")
            }
        }
    }

    private func rest(after error: any Error, _ what: String) async {
        calls.logger.error("\(what) the event hub '\(eventHub)' of the function '\(function.name)': \(error)")
        _ = await clock.pause(for: Self.pause)
    }

    private func handle(_ events: [ReceivedEvent]) async throws {
        if trigger.isBatch { return try await call(events) }
        try await withThrowingTaskGroup { group in
            for event in events { group.addTask { try await call([event]) } }
            try await group.waitForAll()
        }
    }

    private func call(_ events: [ReceivedEvent]) async throws {
        let call = EventHubCall(
            events: events.map { record(of: $0) }, trigger: trigger, partition: events.first?.partition ?? 0)
        let clock = clock
        let end = try await RetriedCall(function: function, calls: calls).run(
            reason: "(null)", sleep: { await clock.pause(for: $0) }, { call.fill(&$0) })
        // A function that failed is not called again, but one of which nothing is known is.
        if case .unavailable(let error) = end { throw error }
    }

    /// As the task hub's own event hubs give it.
    private func record(of event: ReceivedEvent) -> EventHubRecord {
        var properties = JSONObjectWriter()
        for (name, value) in event.properties.sorted(by: { $0.key < $1.key }) { properties.add(name, value) }
        return EventHubRecord(
            sequence: event.offset + 1, enqueuedAt: event.enqueuedAt ?? clock.now,
            event: EventHubEvent(
                body: Payload(json: jsonString(String(decoding: event.body, as: UTF8.self))), partitionKey: event.partitionKey,
                properties: Payload(json: properties.text)))
    }
}
