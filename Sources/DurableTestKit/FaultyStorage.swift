package import DurableCore
package import DurableEngine
import Synchronization

/// Another storage behind a bad connection: calls fail or take long now and then, as the seed says, and all of them fail once
/// it is cut.
package final class FaultyStorage: Storage {
    package enum Fault: Error, Hashable, Sendable {
        case reading
        /// Nothing was applied.
        case beforeCommit
        /// Everything was applied, but the caller does not know.
        case afterCommit
        case cut
    }

    /// How often what happens, in percent of the calls.
    package struct Rates: Hashable, Sendable {
        package var reading: Int
        package var beforeCommit: Int
        package var afterCommit: Int
        /// Of those that take up to `longest` before they are carried out; needs a clock.
        package var slow: Int
        package var longest: Duration

        package init(
            reading: Int = 0, beforeCommit: Int = 0, afterCommit: Int = 0, slow: Int = 0, longest: Duration = .zero
        ) {
            self.reading = reading
            self.beforeCommit = beforeCommit
            self.afterCommit = afterCommit
            self.slow = slow
            self.longest = longest
        }
    }

    private struct State {
        var rates: Rates
        var random: SeededGenerator
        var isCut = false
        var stalledUntil = Timestamp(microseconds: .min)
        var faults: [Fault: Int] = [:]
    }

    private let base: any Storage
    private let clock: (any HubClock)?
    private let state: Mutex<State>

    /// - Parameter clock: what slow calls take their time by; nil when none are slow.
    package init(_ base: any Storage, rates: Rates = Rates(), seed: UInt64 = 0, clock: (any HubClock)? = nil) {
        self.base = base
        self.clock = clock
        state = Mutex(State(rates: rates, random: SeededGenerator(seed: seed)))
    }

    /// From now on every call fails and changes nothing: to the rest of the world, whoever uses this storage is dead.
    package func cut() { state.withLock { $0.isCut = true } }

    /// Calls that come before `end` are carried out only then; needs a clock.
    package func stall(until end: Timestamp) { state.withLock { $0.stalledUntil = end } }

    /// From now on nothing fails, unless it is cut.
    package func calm() { state.withLock { $0.rates = Rates() } }

    /// How often what failed so far.
    package var faults: [Fault: Int] { state.withLock(\.faults) }

    package func open() async throws { try await base.open() }
    package func close() async { await base.close() }

    package func exchangeLeases(for host: HostID, at now: Timestamp, ttl: Duration) async throws -> [PartitionLease] {
        try await mayFailReading()
        return try await base.exchangeLeases(for: host, at: now, ttl: ttl)
    }

    package func releaseLeases(of host: HostID) async throws {
        try mayFail(.reading) { _ in 0 }
        try await base.releaseLeases(of: host)
    }

    package func inbox(
        _ leases: [PartitionLease], due now: Timestamp, excluding busy: Set<InstanceID>, limit: Int
    ) async throws -> InboxPage {
        try await mayFailReading()
        return try await base.inbox(leases, due: now, excluding: busy, limit: limit)
    }

    package func load(_ id: InstanceID) async throws -> StoredInstance? {
        try await mayFailReading()
        return try await base.load(id)
    }

    package func instance(_ id: InstanceID) async throws -> InstanceRow? {
        try mayFail(.reading) { _ in 0 }
        return try await base.instance(id)
    }

    package func instances(
        _ query: InstanceQuery, after position: InstancePage.Position?, limit: Int
    ) async throws -> InstancePage {
        try await mayFailReading()
        return try await base.instances(query, after: position, limit: limit)
    }

    package func note(_ name: String) async throws -> Payload? {
        try await mayFailReading()
        return try await base.note(name)
    }

    package func peek(_ queue: QueueName, limit: Int) async throws -> [QueueEntry] {
        try await mayFailReading()
        return try await base.peek(queue, limit: limit)
    }

    package func queues() async throws -> [QueueSummary] {
        try await mayFailReading()
        return try await base.queues()
    }

    package func events(of hub: EventHubName, after sequence: Int64, limit: Int) async throws -> [EventHubRecord] {
        try await mayFailReading()
        return try await base.events(of: hub, after: sequence, limit: limit)
    }

    package func eventHubs() async throws -> [EventHubSummary] {
        try await mayFailReading()
        return try await base.eventHubs()
    }

    package func row(_ key: TableKey) async throws -> Payload? {
        try await mayFailReading()
        return try await base.row(key)
    }

    package func rows(
        of table: TableName, in partition: String?, after position: TableKey?, limit: Int
    ) async throws -> TablePage {
        try await mayFailReading()
        return try await base.rows(of: table, in: partition, after: position, limit: limit)
    }

    package func claim(
        _ queue: QueueName, limit: Int, by host: HostID, at now: Timestamp, until: Timestamp
    ) async throws -> ClaimPage {
        try await mayFailReading()
        return try await base.claim(queue, limit: limit, by: host, at: now, until: until)
    }

    package func extend(_ receipts: [ClaimedMessage.Receipt], until: Timestamp) async throws -> [ClaimedMessage.Receipt] {
        try await mayFailReading()
        return try await base.extend(receipts, until: until)
    }

    package func changesOfOthers() async throws -> Int64 {
        try await mayFailReading()
        return try await base.changesOfOthers()
    }

    package func commit(_ writes: [Write]) async throws -> [WriteOutcome] {
        await mayTakeLong()
        try mayFail(.beforeCommit, \.beforeCommit)
        let outcomes = try await base.commit(writes)
        try mayFail(.afterCommit, \.afterCommit)
        return outcomes
    }

    private func mayFailReading() async throws {
        await mayTakeLong()
        try mayFail(.reading, \.reading)
    }

    private func mayFail(_ fault: Fault, _ percent: (Rates) -> Int) throws(Fault) {
        let thrown: Fault? = state.withLock { state in
            let fails = Int.random(in: 0..<100, using: &state.random) < percent(state.rates)
            guard let thrown = state.isCut ? .cut : fails ? fault : nil else { return nil }
            state.faults[thrown, default: 0] += 1
            return thrown
        }
        if let thrown { throw thrown }
    }

    private func mayTakeLong() async {
        guard let clock else { return }
        let now = clock.now
        let end: Timestamp = state.withLock { state in
            var end = max(now, state.stalledUntil)
            if Int.random(in: 0..<100, using: &state.random) < state.rates.slow {
                end = end + .microseconds(Int64.random(in: 0...state.rates.longest.microseconds, using: &state.random))
            }
            return end
        }
        if end > now { try? await clock.sleep(until: end) }
    }
}
