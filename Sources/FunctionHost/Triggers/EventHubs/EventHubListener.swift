import DurableCore
import DurableEngine
import FunctionApp
import Logging
import ServiceLifecycle

/// Calls one function for the events of one of the task hub's event hubs, in their order, batch after batch (host.md 2.10).
///
/// A batch is over when its calls have ended, whether they failed or not, as in the original; what a crash cuts short is called
/// for again.
struct EventHubListener: Service {
    /// Other processes do not ring.
    private static let interval = Duration.seconds(5)

    let function: FunctionDefinition
    let trigger: EventHubBinding
    let batchSize: Int
    let hub: TaskHub
    let clock: any HubClock
    let calls: TriggeredCalls

    func run() async throws {
        let doorbell = hub.doorbell(of: EventHubName(trigger.eventHubName))
        let checkpoint = EventHubCheckpoint(of: trigger, for: function, hub: hub)
        await withGracefulShutdownHandler {
            while !Task.isShuttingDownGracefully, !Task.isCancelled {
                do {
                    if try await handleBatch(after: checkpoint) { continue }
                    await clock.wait(for: doorbell, atMost: Self.interval)
                } catch is CancellationError {
                    // The host stops in the middle of a batch: it begins anew.
                } catch {
                    calls.logger.error("Events of the hub '\(trigger.eventHubName)' could not be handled: \(error)")
                    _ = await clock.pause(for: Self.interval)
                }
            }
        } onGracefulShutdown: {
            doorbell.ring()
        }
    }

    /// Whether there was one.
    private func handleBatch(after checkpoint: EventHubCheckpoint) async throws -> Bool {
        let name = EventHubName(trigger.eventHubName)
        let events = try await hub.events(of: name, after: try await checkpoint.sequence(), limit: batchSize)
        guard let last = events.last else { return false }
        if trigger.isBatch {
            try await call(events)
        } else {
            try await withThrowingTaskGroup { group in
                for event in events { group.addTask { try await call([event]) } }
                try await group.waitForAll()
            }
        }
        try await checkpoint.keep(last.sequence)
        return true
    }

    private func call(_ events: [EventHubRecord]) async throws {
        let call = EventHubCall(events: events, trigger: trigger)
        let clock = clock
        let end = try await RetriedCall(function: function, calls: calls).run(
            reason: "(null)", sleep: { await clock.pause(for: $0) }, { call.fill(&$0) })
        // A function that failed is not called again, but one of which nothing is known is.
        if case .unavailable(let error) = end { throw error }
    }
}
