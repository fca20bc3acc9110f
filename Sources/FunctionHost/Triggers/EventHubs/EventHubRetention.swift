import DurableCore
import DurableEngine
import Logging
import ServiceLifecycle

/// Forgets events of the task hub's event hubs that are older than Azure keeps them at most, once an hour.
struct EventHubRetention: Service {
    static let age = Duration.seconds(7 * 24 * 3_600)
    private static let interval = Duration.seconds(3_600)

    let hub: TaskHub
    let clock: any HubClock
    let logger: Logger

    func run() async throws {
        repeat {
            do {
                for hub in try await hub.eventHubs() where hub.count > 0 {
                    try await self.hub.write([.forgetEvents(hub.name, before: clock.now - Self.age)])
                }
            } catch {
                logger.error("Old events could not be forgotten: \(error)")
            }
        } while await clock.pause(for: Self.interval)
        try? await gracefulShutdown()
    }
}
