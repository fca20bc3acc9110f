import DurableCore
import Logging
import ServiceLifecycle

/// Forgets instances that ended long ago.
package struct RetentionKeeper: Service {
    private static let interval = Duration.seconds(3_600)
    /// So many at a time, so that other writes come in between.
    private static let batch = 200

    private let parts: EngineParts

    init(_ parts: EngineParts) { self.parts = parts }

    package func run() async throws {
        guard !parts.configuration.retention.isEmpty else { return await shutdown() }
        await untilShutdown {
            while !Task.isCancelled {
                do {
                    try await forget()
                } catch {
                    parts.logger.error("Old instances could not be purged", metadata: ["error": "\(error)"])
                }
                try? await parts.clock.sleep(until: parts.clock.now + Self.interval)
            }
        }
    }

    private func forget() async throws {
        for (status, time) in parts.configuration.retention.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let old = InstanceQuery(kind: .orchestrations, statuses: [status], updatedTo: parts.clock.now - time)
            var forgotten = 0
            while case .purged(let count) = try await parts.commit.write(.purgeAll(old, limit: Self.batch)), count > 0 {
                forgotten += count
                if Task.isCancelled { break }
            }
            if forgotten > 0 {
                parts.logger.info("Purged old instances", metadata: ["status": "\(status.rawValue)", "count": "\(forgotten)"])
            }
        }
    }
}
