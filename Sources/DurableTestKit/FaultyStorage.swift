package import DurableCore
import Synchronization

/// Another storage behind a bad connection: calls fail now and then, as the seed says, and all of them once it is cut.
package final class FaultyStorage: Storage {
    package enum Fault: Error, Hashable, Sendable {
        case reading
        /// Nothing was applied.
        case beforeCommit
        /// Everything was applied, but the caller does not know.
        case afterCommit
        case cut
    }

    /// How often what fails, in percent of the calls.
    package struct Rates: Hashable, Sendable {
        package var reading: Int
        package var beforeCommit: Int
        package var afterCommit: Int

        package init(reading: Int = 0, beforeCommit: Int = 0, afterCommit: Int = 0) {
            self.reading = reading
            self.beforeCommit = beforeCommit
            self.afterCommit = afterCommit
        }
    }

    private struct State {
        var random: SeededGenerator
        var isCut = false
        var faults: [Fault: Int] = [:]
    }

    private let base: any Storage
    private let rates: Rates
    private let state: Mutex<State>

    package init(_ base: any Storage, rates: Rates = Rates(), seed: UInt64 = 0) {
        self.base = base
        self.rates = rates
        state = Mutex(State(random: SeededGenerator(seed: seed)))
    }

    /// From now on every call fails and changes nothing: to the rest of the world, whoever uses this storage is dead.
    package func cut() { state.withLock { $0.isCut = true } }

    /// How often what failed so far.
    package var faults: [Fault: Int] { state.withLock(\.faults) }

    package func open() async throws { try await base.open() }
    package func close() async { await base.close() }

    package func exchangeLeases(for host: HostID, at now: Timestamp, ttl: Duration) async throws -> [PartitionLease] {
        try mayFail(.reading, rates.reading)
        return try await base.exchangeLeases(for: host, at: now, ttl: ttl)
    }

    package func releaseLeases(of host: HostID) async throws {
        try mayFail(.reading, 0)
        try await base.releaseLeases(of: host)
    }

    package func inbox(
        _ leases: [PartitionLease], due now: Timestamp, excluding busy: Set<InstanceID>, limit: Int
    ) async throws -> InboxPage {
        try mayFail(.reading, rates.reading)
        return try await base.inbox(leases, due: now, excluding: busy, limit: limit)
    }

    package func load(_ id: InstanceID) async throws -> StoredInstance? {
        try mayFail(.reading, rates.reading)
        return try await base.load(id)
    }

    package func instance(_ id: InstanceID) async throws -> InstanceRow? {
        try mayFail(.reading, 0)
        return try await base.instance(id)
    }

    package func claim(
        _ queue: QueueName, limit: Int, by host: HostID, at now: Timestamp, until: Timestamp
    ) async throws -> ClaimPage {
        try mayFail(.reading, rates.reading)
        return try await base.claim(queue, limit: limit, by: host, at: now, until: until)
    }

    package func extend(_ receipts: [ClaimedMessage.Receipt], until: Timestamp) async throws -> [ClaimedMessage.Receipt] {
        try mayFail(.reading, rates.reading)
        return try await base.extend(receipts, until: until)
    }

    package func commit(_ writes: [Write]) async throws -> [WriteOutcome] {
        try mayFail(.beforeCommit, rates.beforeCommit)
        let outcomes = try await base.commit(writes)
        try mayFail(.afterCommit, rates.afterCommit)
        return outcomes
    }

    private func mayFail(_ fault: Fault, _ percent: Int) throws(Fault) {
        let thrown: Fault? = state.withLock { state in
            let fails = Int.random(in: 0..<100, using: &state.random) < percent
            guard let thrown = state.isCut ? .cut : fails ? fault : nil else { return nil }
            state.faults[thrown, default: 0] += 1
            return thrown
        }
        if let thrown { throw thrown }
    }
}
