package import DurableCore

/// What every storage must do, as named cases that know no test framework.
package struct StorageContract: Sendable {
    package struct Case: Sendable, CustomStringConvertible {
        package let name: String
        package let check: @Sendable (any Storage) async throws -> Void

        package var description: String { name }
    }

    /// A case's expectation that was not met.
    package struct Violation: Error, CustomStringConvertible {
        package let description: String
    }

    package static let cases: [Case] = [
        instanceCases, queryCases, progressCases, lifecycleCases, rewindingCases, purgingCases, checkpointCases, eventCases,
        inboxCases, interruptionCases, entityCases, parkingCases, queueCases, peekingCases, leaseCases, togetherCases,
        eventHubCases, tableCases,
    ].flatMap { $0 }

    static func expect<Value: Equatable>(_ value: Value, _ expected: Value, _ what: String) throws {
        if value != expected {
            throw Violation(description: "\(what): expected \(expected), but it is \(value)")
        }
    }
}

/// What the cases are told with.
extension StorageContract {
    static let host: HostID = "host-1"
    static let now = Timestamp(microseconds: 1_700_000_000_000_000)

    static func instance(_ id: InstanceID, execution: ExecutionID = "e1", parent: ParentInstance? = nil) -> NewInstance {
        NewInstance(
            id: id, execution: execution, start: ExecutionStarted(name: "Orchestrator", input: "[1]", parent: parent),
            createdAt: now)
    }

    static let failure = FailureDetails(
        errorType: "TypeError", message: "no\n\"such\"", stackTrace: "at x", error: "{\"code\":7}")

    static func event(_ name: String, _ input: Payload? = nil) -> HistoryEvent {
        HistoryEvent(.eventRaised(name: name, input: input), at: now)
    }

    static func leases(_ storage: any Storage) async throws -> [PartitionLease] {
        try await storage.exchangeLeases(for: host, at: now, ttl: .seconds(60))
    }

    static func lease(_ id: InstanceID, _ storage: any Storage) async throws -> PartitionLease {
        let leases = try await leases(storage)
        return leases.first { $0.partition == Partition(of: id, count: leases.count) }!
    }

    static func write(_ write: Write, _ storage: any Storage) async throws -> WriteOutcome {
        try await storage.commit([write])[0]
    }

    static func inbox(
        _ storage: any Storage, at time: Timestamp = now, excluding busy: Set<InstanceID> = [], limit: Int = 100
    ) async throws -> InboxPage {
        try await storage.inbox(leases(storage), due: time, excluding: busy, limit: limit)
    }

    /// What waits for one instance.
    static func messages(
        to id: InstanceID, _ storage: any Storage, at time: Timestamp = now
    ) async throws -> [StoredMessage] {
        try await inbox(storage, at: time).batches.first { $0.instance == id }?.messages ?? []
    }

    static func names(_ page: InboxPage) -> [[String]] { page.batches.map { names($0.messages) } }

    /// Events by their names, other messages by their types.
    static func names(_ messages: [StoredMessage]) -> [String] {
        messages.map { stored in
            if case .eventRaised(let name, _) = stored.message.event.kind { name } else { stored.message.event.kind.name }
        }
    }

    /// A checkpoint that appends `events` to an empty history.
    static func checkpoint(
        _ id: InstanceID, execution: ExecutionID = "e1", consumed: [Int64] = [], from: Int = 0,
        append events: [HistoryEvent] = [], status: RuntimeStatus = .running,
        _ configure: (inout Checkpoint.Change) -> Void = { _ in }
    ) -> Checkpoint {
        var change = Checkpoint.Change(
            update: InstanceUpdate(status: status, lastUpdatedAt: now + .seconds(1)),
            body: .history(from: from, append: events))
        configure(&change)
        return Checkpoint(instance: id, execution: execution, consumed: consumed, change: change)
    }

    @discardableResult
    static func commit(_ checkpoint: Checkpoint, _ storage: any Storage) async throws -> WriteOutcome {
        try await write(.checkpoint(checkpoint, under: lease(checkpoint.instance, storage)), storage)
    }

    /// Starts an instance and lets it go on to `status`.
    static func make(
        _ instance: NewInstance, _ status: RuntimeStatus, _ storage: any Storage,
        _ configure: (inout Checkpoint.Change) -> Void = { _ in }
    ) async throws {
        try expect(await write(.create(instance), storage), .done, "create \(instance.id)")
        let start = try await messages(to: instance.id, storage).map(\.sequence)
        let checkpoint = checkpoint(
            instance.id, execution: instance.execution, consumed: start, status: status, configure)
        try expect(await commit(checkpoint, storage), .done, "checkpoint of \(instance.id)")
    }
}
