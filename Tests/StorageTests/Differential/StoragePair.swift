import DurableCore
import DurableTestKit

/// Two storages that are told the same, each in its own sequence numbers and tokens, and must answer the same.
struct StoragePair {
    /// Where they did not.
    struct Difference: Error, CustomStringConvertible {
        let what: String
        let reference: String
        let subject: String

        var description: String { "\(what)\n  reference: \(reference)\n  subject:   \(subject)" }
    }

    /// Something both gave, with what each calls it.
    struct Twin<Value> {
        let reference: Value
        let subject: Value
    }

    let reference: any Storage
    let subject: any Storage
    private let leases: Twin<[PartitionLease]>
    private var writes: RandomWrites
    private var claims: [Twin<ClaimedMessage.Receipt>] = []

    init(_ reference: any Storage, _ subject: any Storage, seed: UInt64) async throws {
        self.reference = reference
        self.subject = subject
        writes = RandomWrites(seed: seed)
        leases = Twin(
            reference: try await reference.exchangeLeases(for: "h", at: writes.now, ttl: .seconds(5)),
            subject: try await subject.exchangeLeases(for: "h", at: writes.now, ttl: .seconds(5)))
    }

    /// Tells both a few writes, and looks at everything.
    mutating func step() async throws {
        writes.passTime()
        let scene = try await scene()
        let batch = (0..<writes.number(below: 4) + 1).map { _ in writes.next(in: scene) }
        try expectSame(
            await reference.commit(batch.map(\.reference)), await subject.commit(batch.map(\.subject)),
            "outcomes of \(batch.map(\.reference))")
        try await compareInstances()
        try await compareInbox(excluding: Set(writes.some(of: RandomWrites.ids)))
        try await compareClaims()
        try await compareQueues()
        try await compareEventHubs()
        try await compareTables()
    }

    /// What the next writes can refer to.
    private func scene() async throws -> RandomWrites.Scene {
        var scene = RandomWrites.Scene(leases: leases, claims: claims)
        for id in RandomWrites.ids { scene.stored[id] = try await reference.load(id) }
        let pages = try await (inbox(of: reference, leases.reference), inbox(of: subject, leases.subject))
        for batch in pages.0.batches {
            let other = pages.1.batches.first { $0.instance == batch.instance }?.messages ?? []
            let pairs = zip(batch.messages.map(\.sequence).sorted(), other.map(\.sequence).sorted())
            scene.waiting[batch.instance] = pairs.map { Twin(reference: $0, subject: $1) }
        }
        return scene
    }

    private func inbox(
        of storage: any Storage, _ leases: [PartitionLease], excluding busy: Set<InstanceID> = []
    ) async throws -> InboxPage {
        try await storage.inbox(leases, due: writes.now, excluding: busy, limit: 1_000)
    }

    private mutating func compareInstances() async throws {
        for id in RandomWrites.ids {
            try expectSame(await reference.load(id), await subject.load(id), "instance \(id)")
        }
        let query = writes.query()
        let limit = writes.number(below: 4) + 1
        var position: InstancePage.Position?
        repeat {
            let page = try await reference.instances(query, after: position, limit: limit)
            try expectSame(page, await subject.instances(query, after: position, limit: limit), "page of \(query)")
            position = page.next
        } while position != nil
    }

    private func compareInbox(excluding busy: Set<InstanceID>) async throws {
        for busy in [[], busy] as [Set<InstanceID>] {
            let page = try await inbox(of: reference, leases.reference, excluding: busy)
            let other = try await inbox(of: subject, leases.subject, excluding: busy)
            try expectSame(messages(page.batches), messages(other.batches), "inboxes excluding \(busy)")
            try expectSame(messages(page.interrupted), messages(other.interrupted), "interruptions excluding \(busy)")
            try expectSame(page.nextDue, other.nextDue, "next due excluding \(busy)")
        }
    }

    /// Inboxes without sequence numbers, and without the order in which instances come.
    private func messages(_ batches: [InboxPage.Batch]) -> [[Message]] {
        batches.sorted { $0.instance < $1.instance }
            .map { $0.messages.sorted { $0.sequence < $1.sequence }.map(\.message) }
    }

    private mutating func compareClaims() async throws {
        for queue in [.activities, "jobs"] as [QueueName] where writes.chance(2) {
            let (limit, until) = (writes.number(below: 4), writes.now + .seconds(2))
            let page = try await reference.claim(queue, limit: limit, by: "h", at: writes.now, until: until)
            let other = try await subject.claim(queue, limit: limit, by: "h", at: writes.now, until: until)
            try expectSame(ClaimView(page), ClaimView(other), "claims of \(queue)")
            claims += zip(page.messages, other.messages).map { Twin(reference: $0.receipt, subject: $1.receipt) }
        }
        let some = writes.some(of: claims)
        let until = writes.now + .seconds(writes.number(below: 3))
        let extended = try await (
            reference.extend(some.map(\.reference), until: until), subject.extend(some.map(\.subject), until: until)
        )
        try expectSame(
            some.map { extended.0.contains($0.reference) }, some.map { extended.1.contains($0.subject) }, "extended claims")
        claims = claims.suffix(30)
    }

    private func compareQueues() async throws {
        try expectSame(await reference.queues(), await subject.queues(), "queues")
        for queue in RandomWrites.queues {
            let entries = try await reference.peek(queue, limit: 20).map(EntryView.init)
            try expectSame(entries, await subject.peek(queue, limit: 20).map(EntryView.init), "messages of \(queue)")
        }
    }

    private mutating func compareEventHubs() async throws {
        try expectSame(await reference.eventHubs(), await subject.eventHubs(), "event hubs")
        for hub in RandomWrites.hubs {
            let (after, limit) = (Int64(writes.number(below: 20)), writes.number(below: 9))
            let events = try await reference.events(of: hub, after: after, limit: limit)
            try expectSame(events, await subject.events(of: hub, after: after, limit: limit), "events of \(hub)")
        }
    }

    private mutating func compareTables() async throws {
        let key = writes.key()
        try expectSame(await reference.row(key), await subject.row(key), "row \(key)")
        let partition = writes.chance(2) ? key.partition : nil
        let limit = writes.number(below: 4) + 1
        var position = writes.chance(3) ? writes.key() : nil
        repeat {
            let page = try await reference.rows(of: key.table, in: partition, after: position, limit: limit)
            let other = try await subject.rows(of: key.table, in: partition, after: position, limit: limit)
            try expectSame(page, other, "rows of \(key.table) in \(partition ?? "all") after \(position?.description ?? "none")")
            position = page.next
        } while position != nil
    }

    private func expectSame<Element: Equatable>(_ reference: [Element], _ subject: [Element], _ what: String) throws {
        try expectSame(reference.count, subject.count, "number of \(what)")
        for (one, other) in zip(reference, subject) { try expectSame(one, other, what) }
    }

    private func expectSame<Value: Equatable>(_ reference: Value, _ subject: Value, _ what: String) throws {
        if reference != subject {
            if let reference = reference as? [Message], let subject = subject as? [Message] {
                try expectSame(reference, subject, what)
            }
            throw Difference(what: what, reference: "\(reference)", subject: "\(subject)")
        }
    }
}

/// Claims without ids and tokens.
private struct ClaimView: Equatable {
    let contents: [QueueContent]
    let dequeueCounts: [Int]
    let nextDue: Timestamp?

    init(_ page: ClaimPage) {
        contents = page.messages.map(\.content)
        dequeueCounts = page.messages.map(\.dequeueCount)
        nextDue = page.nextDue
    }
}

/// Messages without ids.
private struct EntryView: Equatable {
    let content: QueueContent
    let dequeueCount: Int
    let times: [Timestamp?]

    init(_ entry: QueueEntry) {
        content = entry.content
        dequeueCount = entry.dequeueCount
        times = [entry.insertedAt, entry.visibleAt, entry.heldUntil]
    }
}
