import DurableCore

extension StorageContract {
    static let counter: InstanceID = "@counter@a"
    static let owner = TaskReference(id: "o", execution: "oe", task: 2)

    static func signal(_ name: String, to entity: InstanceID = counter, at due: Timestamp? = nil) -> Message {
        let operation = EntityOperation(entity: entity, name: name, input: "1")
        return Message(
            to: entity, HistoryEvent(.entityOperationRequested(operation, caller: nil), at: now), deliverAt: due)
    }

    /// A checkpoint that makes an entity what `state` is.
    static func checkpoint(
        _ state: EntityState, from version: Int, consumed: [Int64] = [],
        _ configure: (inout Checkpoint.Change) -> Void = { _ in }
    ) -> Checkpoint {
        checkpoint(state.id, execution: EntityState.execution, consumed: consumed) { change in
            change.body = .entity(state, from: version)
            configure(&change)
        }
    }

    static let entityCases = [
        Case(name: "an entity begins with the first message that a client sends it") { storage in
            try expect(await storage.instance(counter), nil, "row before")
            try expect(await write(.send(signal("add")), storage), .done, "send")
            let row = InstanceRow(entity: counter, createdAt: now)
            try expect(await storage.instance(counter), row, "row")
            try expect(row.name, "counter", "name")
            try expect(await storage.load(counter), StoredInstance(row: row, history: []), "stored")
            try expect(await messages(to: counter, storage).map(\.message), [signal("add")], "inbox")
        },
        Case(name: "an entity begins once") { storage in
            for name in ["1", "2"] { try expect(await write(.send(signal(name)), storage), .done, "send") }
            let both = [signal("1"), signal("2")]
            try expect(await messages(to: counter, storage).map(\.message), both, "inbox")
            try expect(await storage.instances(InstanceQuery(), after: nil, limit: 9).rows.count, 1, "instances")
        },
        Case(name: "entities begin with the messages of a checkpoint, also with those for later") { storage in
            let later = signal("later", to: "@counter@b", at: now + .seconds(9))
            try await make(instance("a"), .running, storage) { $0.messages = [signal("add"), later, signal("more")] }
            try expect(await storage.instance(counter)?.entity, EntityState(counter), "first")
            try expect(await storage.instance("@counter@b"), InstanceRow(entity: "@counter@b", createdAt: now), "second")
            let both = [signal("add"), signal("more")]
            try expect(await messages(to: counter, storage).map(\.message), both, "first's inbox")
            try expect(await inbox(storage).nextDue, now + .seconds(9), "next due")
        },
        Case(name: "an entity begins with what comes of a queue message") { storage in
            _ = try await write(.enqueue("jobs", "1", visibleAt: nil), storage)
            let page = try await storage.claim("jobs", limit: 1, by: host, at: now, until: now + .seconds(9))
            try expect(await write(.finish(page.messages[0].receipt, sending: signal("add")), storage), .done, "finish")
            try expect(await messages(to: counter, storage).map(\.message), [signal("add")], "inbox")
        },
        Case(name: "what an entity is comes back, with its row, its history and among instances") { storage in
            _ = try await write(.send(signal("add")), storage)
            let second = TaskReference(id: "\"p\"", execution: "e\u{0}", task: 0)
            var state = EntityState(counter)
            let states = [
                EntityState(counter, value: "{\"a\":[1]}", exists: true, lock: owner, version: 1),
                EntityState(counter, value: "null", exists: true, earlyReleases: [owner, second], version: 2),
                EntityState(counter, value: nil, exists: false, version: 3),
            ]
            for next in states {
                try expect(await commit(checkpoint(next, from: state.version), storage), .done, "checkpoint")
                state = next
                var row = InstanceRow(entity: counter, createdAt: now)
                row.lastUpdatedAt = now + .seconds(1)
                row.entity = state
                try expect(await storage.instance(counter), row, "row")
                try expect(await storage.load(counter), StoredInstance(row: row, history: []), "stored")
                try expect(await storage.instances(InstanceQuery(), after: nil, limit: 9).rows, [row], "instances")
            }
        },
        Case(name: "an entity's checkpoint consumes, queues nothing else and delivers") { storage in
            try await make(instance("a"), .running, storage)
            _ = try await write(.send(signal("1")), storage)
            _ = try await write(.send(signal("2")), storage)
            let first = try await messages(to: counter, storage)[0].sequence
            let answer = Message(to: "a", execution: "e1", HistoryEvent(.entityOperationCompleted(task: 0, result: "1"), at: now))
            let state = EntityState(counter, value: "1", exists: true, version: 1)
            try await commit(checkpoint(state, from: 0, consumed: [first]) { $0.messages = [answer] }, storage)
            try expect(await messages(to: counter, storage).map(\.message), [signal("2")], "entity's inbox")
            try expect(await messages(to: "a", storage).map(\.message), [answer], "caller's inbox")
        },
        Case(name: "an entity's checkpoint on an older version is fenced and changes nothing") { storage in
            _ = try await write(.send(signal("add")), storage)
            let waiting = try await messages(to: counter, storage)
            let state = EntityState(counter, value: "1", exists: true, version: 1)
            try expect(await commit(checkpoint(state, from: 0), storage), .done, "first")
            let before = try await storage.instance(counter)
            let stale = EntityState(counter, value: "2", exists: true, lock: owner, version: 1)
            let stray = [signal("add", to: "@counter@other")]
            let refused = [
                checkpoint(stale, from: 0, consumed: waiting.map(\.sequence)) { $0.messages = stray },
                checkpoint(stale, from: 2, consumed: waiting.map(\.sequence)) { $0.parked = waiting.map(\.sequence) },
            ]
            for checkpoint in refused { try expect(await commit(checkpoint, storage), .fenced, "stale") }
            var foreign = checkpoint(stale, from: 1)
            foreign.execution = "e1"
            try expect(await commit(foreign, storage), .fenced, "another execution")
            try expect(await storage.instance(counter), before, "row")
            try expect(await messages(to: counter, storage), waiting, "inbox")
            try expect(await storage.instance("@counter@other"), nil, "receiver")
        },
        Case(name: "an orchestration and an entity that is not there have no state to change") { storage in
            try await make(instance("a"), .running, storage)
            var body = checkpoint("a")
            body.change?.body = .entity(EntityState("a", version: 1), from: 0)
            try expect(await commit(body, storage), .fenced, "orchestration")
            try expect(await storage.instance("a")?.entity, nil, "state")
            try expect(await commit(checkpoint(EntityState(counter, version: 1), from: 0), storage), .fenced, "nobody")
            try expect(await storage.instance(counter), nil, "row")
        },
    ]
}
