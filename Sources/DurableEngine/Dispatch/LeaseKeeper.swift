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
                let isRenewed = await self.heartbeat()
                guard await self.pause(untilTheyRunOut: isRenewed) else { break }
            }
        }
        leases = []
        try await parts.storage.releaseLeases(of: parts.configuration.host)
    }

    /// The time to the next heartbeat. It ends at once when the clock is set to where renewed leases have run out. False when it is
    /// cancelled.
    private func pause(untilTheyRunOut: Bool) async -> Bool {
        let interval = parts.configuration.leaseTime / 3
        return (try? await parts.clock.sleep(until: untilTheyRunOut ? leasesExpire : nil, atMost: interval)) != nil
    }

    /// Returns whether the storage answered.
    private func heartbeat() async -> Bool {
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
            return true
        } catch {
            parts.logger.error("Leases could not be renewed", metadata: ["error": "\(error)"])
            return false
        }
    }
}
