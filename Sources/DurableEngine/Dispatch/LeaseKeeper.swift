package import DurableCore
import Logging
import ServiceLifecycle

/// Keeps this host's partition leases alive and says which it holds.
package actor LeaseKeeper: Service {
    private let parts: EngineParts
    private var leases: [PartitionLease] = []
    private var leasesExpire = Timestamp(microseconds: 0)

    init(_ parts: EngineParts) { self.parts = parts }

    /// The leases this host may work under now. Empty when the last heartbeat is too long ago.
    package func held() -> [PartitionLease] {
        parts.clock.now < leasesExpire ? leases : []
    }

    package func run() async throws {
        await untilShutdown {
            while !Task.isCancelled {
                await self.heartbeat()
                let next = self.parts.clock.now + self.parts.configuration.leaseTime / 3
                guard (try? await self.parts.clock.sleep(until: next)) != nil else { break }
            }
        }
        leases = []
        try await parts.storage.releaseLeases(of: parts.configuration.host)
    }

    private func heartbeat() async {
        let asked = parts.clock.now
        do {
            let held = try await parts.storage.exchangeLeases(
                for: parts.configuration.host, at: asked, ttl: parts.configuration.leaseTime)
            let hadExpired = leasesExpire <= asked
            leasesExpire = asked + parts.configuration.leaseTime
            if hadExpired { parts.signals.inbox.ring() }
            if held != leases {
                leases = held
                parts.logger.debug("Partitions changed", metadata: ["held": "\(held.map(\.partition.number))"])
                parts.signals.inbox.ring()
            }
        } catch {
            parts.logger.error("Leases could not be renewed", metadata: ["error": "\(error)"])
        }
    }
}
