import DurableCore
import Logging
import ServiceLifecycle

/// Forgets what nobody needs any more, once an hour: instances that ended long ago, and entities without a state. Releases
/// locks whose owner is gone.
package struct Housekeeper: Service {
    private static let interval = Duration.seconds(3_600)

    private let parts: EngineParts
    private let hub: TaskHub

    init(_ parts: EngineParts, hub: TaskHub) {
        self.parts = parts
        self.hub = hub
    }

    package func run() async throws {
        if parts.configuration.retention.isEmpty, parts.configuration.emptyEntityRetention == nil { return await shutdown() }
        await untilShutdown {
            while !Task.isCancelled {
                do {
                    try await forgetInstances()
                    try await cleanEntities()
                } catch {
                    if Task.isCancelled { break }
                    parts.logger.error("What is old could not be purged", metadata: ["error": "\(error)"])
                }
                try? await parts.clock.sleep(for: Self.interval)
            }
        }
    }

    private func forgetInstances() async throws {
        for (status, time) in parts.configuration.retention.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let old = InstanceQuery(kind: .orchestrations, statuses: [status], updatedTo: parts.clock.now - time)
            let forgotten = try await hub.purge(old)
            if forgotten > 0 {
                parts.logger.info("Purged old instances", metadata: ["status": "\(status.rawValue)", "count": "\(forgotten)"])
            }
        }
    }

    private func cleanEntities() async throws {
        guard let retention = parts.configuration.emptyEntityRetention else { return }
        let cleanup = try await hub.cleanEntities(idleSince: parts.clock.now - retention)
        if cleanup.orphanedLocksReleased > 0 {
            parts.logger.warning("Released locks without an owner", metadata: ["count": "\(cleanup.orphanedLocksReleased)"])
        }
    }
}
