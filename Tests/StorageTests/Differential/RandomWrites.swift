import DurableCore
import DurableTestKit

/// Makes up writes that mostly make sense, over so few ids that they collide.
struct RandomWrites {
    typealias Twin = StoragePair.Twin

    static let orchestrations: [InstanceID] = ["a", "b", "c", "d"]
    static let entities: [InstanceID] = ["@counter@x", "@counter@y", "@Lock@x"]
    static let ids = orchestrations + entities

    /// What there is to write about.
    struct Scene {
        let leases: Twin<[PartitionLease]>
        let claims: [Twin<ClaimedMessage.Receipt>]
        var stored: [InstanceID: StoredInstance] = [:]
        /// Sequence numbers of the messages that wait.
        var waiting: [InstanceID: [Twin<Int64>]] = [:]
    }

    private(set) var now = Timestamp(microseconds: 1_700_000_000_000_000)
    var generator: SeededGenerator
    private var lastExecution = 0

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    mutating func passTime() { now = now + .milliseconds(number(below: 1_500)) }

    /// One write, or several together; now and then one that is to be refused is among them.
    mutating func next(in scene: Scene) -> Twin<Write> {
        guard chance(4) else { return single(in: scene) }
        let writes = (0..<number(below: 4)).map { _ in single(in: scene) }
        return Twin(reference: .together(writes.map(\.reference)), subject: .together(writes.map(\.subject)))
    }

    private mutating func single(in scene: Scene) -> Twin<Write> {
        switch number(below: 24) {
        case 0...3: return same(.create(instance()))
        case 4...7: return same(.send(message()))
        case 8...14: return checkpoint(in: scene)
        case 15:
            let visibleAt = time()
            let time = time()
            return same(.enqueue(chance(2) ? "jobs" : .activities, payload() ?? "0", visibleAt: visibleAt, at: time))
        case 16, 17:
            guard let receipt = scene.claims.randomElement(using: &generator) else { return same(.create(instance())) }
            if chance(3) {
                let visibleAt = time()
                return receipt.map { .release($0, visibleAt: visibleAt) }
            }
            if chance(4) {
                let time = now
                return receipt.map { .move($0, to: "other", at: time) }
            }
            let message = chance(2) ? message() : nil
            return receipt.map { .finish($0, sending: message) }
        case 18: return same(.purge(pick(Self.ids)))
        case 19, 20: return same(hubWrite())
        case 21, 22: return same(rowWrite())
        case 23 where chance(4): return same(.clear(pick(Self.queues)))
        default: return same(.purgeAll(query(), limit: number(below: 4)))
        }
    }

    static let queues: [QueueName] = ["jobs", "other", .activities]
    static let hubs: [EventHubName] = ["h", "H"]
    static let tables: [TableName] = ["t", "T"]
    static let partitions = ["p", "P", "e\u{301}", "é", ""]

    private mutating func hubWrite() -> Write {
        if chance(4) { return .forgetEvents(pick(Self.hubs), before: now - .milliseconds(number(below: 20_000))) }
        let events = (0..<number(below: 4)).map { _ in
            EventHubEvent(body: payload() ?? "0", partitionKey: text(), properties: payload())
        }
        return .append(pick(Self.hubs), events, at: now - .milliseconds(number(below: 2_000)))
    }

    private mutating func rowWrite() -> Write {
        let key = key()
        return switch number(below: 3) {
        case 0: .putRow(key, payload() ?? "0")
        case 1: .insertRow(key, payload() ?? "0")
        default: .deleteRow(key)
        }
    }

    mutating func key() -> TableKey {
        TableKey(pick(Self.tables), partition: pick(Self.partitions), row: pick(["1", "2", "10", ""]))
    }

    private func same(_ write: Write) -> Twin<Write> { Twin(reference: write, subject: write) }

    mutating func query() -> InstanceQuery {
        var query = InstanceQuery()
        if chance(3) { query.kind = chance(2) ? .entities : .orchestrations }
        if chance(2) { query.statuses = Set(some(of: RuntimeStatus.allCases)) }
        if chance(5) { query.idPrefix = pick(["", "a", "@", "@counter@", "x"]) }
        if chance(5) { query.name = pick(["o", "COUNTER", "É"]) }
        if chance(5) { query.namePrefix = pick(["", "O", "l", "e\u{301}"]) }
        if chance(5) { query.tag = .init(name: "t", value: pick(["1", "2"])) }
        if chance(5) { query.createdFrom = now - .seconds(number(below: 60)) }
        if chance(5) { query.createdTo = now - .seconds(number(below: 60)) }
        if chance(5) { query.updatedFrom = now - .seconds(number(below: 60)) }
        if chance(5) { query.updatedTo = now - .seconds(number(below: 60)) }
        return query
    }
}

/// Choices.
extension RandomWrites {
    mutating func number(below limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }

    /// True once in `count` times.
    mutating func chance(_ count: Int) -> Bool { number(below: count) == 0 }

    mutating func pick<Value>(_ values: [Value]) -> Value { values[number(below: values.count)] }

    mutating func some<Value>(of values: [Value]) -> [Value] {
        var some: [Value] = []
        for value in values where chance(2) { some.append(value) }
        return some
    }
}

/// The parts of writes.
extension RandomWrites {
    mutating func execution() -> ExecutionID {
        lastExecution += 1
        return ExecutionID("e\(lastExecution)")
    }

    mutating func time() -> Timestamp? { chance(3) ? now + .milliseconds(number(below: 5_000) - 1_000) : nil }

    mutating func payload() -> Payload? { chance(3) ? nil : Payload(json: "\(number(below: 100))") }

    mutating func text() -> String? { chance(2) ? nil : pick(["", "why", "日本"]) }

    mutating func failure() -> FailureDetails? {
        chance(2) ? nil : FailureDetails(errorType: "E", message: text() ?? "m", stackTrace: text(), error: payload())
    }

    mutating func reference(_ id: InstanceID? = nil, _ execution: ExecutionID? = nil) -> TaskReference {
        TaskReference(
            id: id ?? pick(Self.orchestrations), execution: execution ?? ExecutionID("e\(number(below: 9))"),
            task: number(below: 4))
    }

    mutating func instance(parent: TaskReference? = nil) -> NewInstance {
        var start = ExecutionStarted(name: pick(["O", "o", "É", "Other"]), input: payload(), parent: parent, version: text())
        if parent == nil, chance(4) { start.parent = reference() }
        if chance(3) { start.tags = ["t": pick(["1", "2"])] }
        var new = NewInstance(id: pick(Self.orchestrations), execution: execution(), start: start, createdAt: now)
        new.startAt = time()
        if chance(2) { new.replaces = Set(some(of: RuntimeStatus.allCases)) }
        return new
    }

    mutating func message(to receiver: InstanceID? = nil) -> Message {
        var message = Message(to: receiver ?? pick(Self.ids + ["nobody"]), event())
        if chance(3) { message.execution = ExecutionID("e\(number(below: 9))") }
        message.deliverAt = time()
        message.isCarriedOver = chance(5)
        return message
    }

    mutating func event() -> HistoryEvent {
        let kinds: [HistoryEvent.Kind] = [
            .executionTerminated(reason: text(), isRecursive: chance(2), by: chance(2) ? reference() : nil),
            .executionTerminated(reason: text()), .executionSuspended(reason: text()), .executionResumed(reason: text()),
            .executionRewound(reason: text(), by: chance(2) ? reference() : nil), .executionRewound(reason: text()),
            .eventRaised(name: "E", input: payload()), .taskCompleted(task: number(below: 4), result: payload()),
            .entityUnlocked(owner: reference()),
            .entityOperationRequested(
                EntityOperation(entity: pick(Self.entities), name: "add", input: payload()), caller: reference()),
            .entityLockAsked(EntityLockRequest(owner: reference(), entities: Self.entities, position: number(below: 3))),
        ]
        return HistoryEvent(pick(kinds), at: now)
    }
}
