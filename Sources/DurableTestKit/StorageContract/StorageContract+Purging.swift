import DurableCore

extension StorageContract {
    private static func child(_ id: InstanceID, of parent: InstanceID) -> NewInstance {
        instance(id, parent: ParentInstance(id: parent, execution: "e1", task: 0))
    }

    private static func ids(_ storage: any Storage) async throws -> [InstanceID] {
        try await storage.instances(InstanceQuery(), after: nil, limit: 100).rows.map(\.id).sorted()
    }

    /// Sends an entity its first message, and lets it become what `state` is.
    private static func make(_ state: EntityState, _ storage: any Storage) async throws {
        _ = try await write(.send(signal("add", to: state.id)), storage)
        let first = try await messages(to: state.id, storage).map(\.sequence)
        try expect(await commit(checkpoint(state, from: 0, consumed: first), storage), .done, "checkpoint of \(state.id)")
    }

    static let purgingCases = [
        Case(name: "an instance that has ended is forgotten, and nothing of it stays") { storage in
            try await make(instance("a"), .completed, storage) { $0.body = .history(from: 0, append: [event("1")]) }
            try expect(await write(.purge("a"), storage), .purged(1), "purge")
            try expect(await storage.load("a"), nil, "stored")
            try expect(await write(.purge("a"), storage), .notFound, "purge again")
            let anew = NewInstance(id: "a", execution: "e1", start: ExecutionStarted(name: "P"), createdAt: now)
            try expect(await write(.create(anew), storage), .done, "create anew")
            try expect(await storage.load("a"), StoredInstance(row: anew.row, history: []), "stored anew")
        },
        Case(name: "an instance that has not ended cannot be forgotten") { storage in
            _ = try await write(.create(instance("a")), storage)
            try expect(await write(.purge("a"), storage), .conflict(.pending), "pending")
            try await commit(checkpoint("a", status: .suspended), storage)
            try expect(await write(.purge("a"), storage), .conflict(.suspended), "suspended")
            try expect(await storage.instance("a")?.status, .suspended, "status")
            try expect(await write(.purge("nobody"), storage), .notFound, "unknown")
        },
        Case(name: "sub-orchestrations that have ended go with their parent, and theirs with them") { storage in
            try await make(instance("a"), .completed, storage)
            try await make(child("a1", of: "a"), .failed, storage)
            try await make(child("a2", of: "a"), .running, storage)
            try await make(child("a11", of: "a1"), .terminated, storage)
            try await make(child("a12", of: "a1"), .running, storage)
            // Its parent stays, and so does it.
            try await make(child("a21", of: "a2"), .completed, storage)
            try await make(child("b1", of: "b"), .completed, storage)
            try expect(await write(.purge("a"), storage), .purged(3), "purge")
            try expect(await ids(storage), ["a12", "a2", "a21", "b1"], "instances")
        },
        Case(name: "a family of a thousand generations is forgotten at once") { storage in
            let family = (0..<1_000).map { generation in
                generation == 0 ? instance("g0") : child(InstanceID("g\(generation)"), of: InstanceID("g\(generation - 1)"))
            }
            _ = try await storage.commit(family.map(Write.create))
            let leases = try await leases(storage)
            _ = try await storage.commit(
                family.map { member in
                    let lease = leases[Partition(of: member.id, count: leases.count).number]
                    return .checkpoint(checkpoint(member.id, status: .completed), under: lease)
                })
            try expect(await write(.purge("g0"), storage), .purged(1_000), "purge")
            try expect(await ids(storage), [], "instances")
        },
        Case(name: "instances that are their own ancestors are forgotten once") { storage in
            try await make(child("a", of: "b"), .completed, storage)
            try await make(child("b", of: "a"), .completed, storage)
            try await make(child("c", of: "c"), .completed, storage)
            try expect(await write(.purge("a"), storage), .purged(2), "two of them")
            try expect(await write(.purge("c"), storage), .purged(1), "one")
        },
        Case(name: "purging all forgets what matches and has ended, the oldest first, so many at a time") { storage in
            for (index, id) in (["d", "c", "b", "a"] as [InstanceID]).enumerated() {
                var new = instance(id)
                new.createdAt = now + .seconds(index)
                try await make(new, index == 1 ? .running : .completed, storage)
            }
            try await make(instance("failed"), .failed, storage)
            let completed = InstanceQuery(statuses: [.completed, .running])
            try expect(await write(.purgeAll(completed, limit: 2), storage), .purged(2), "first")
            try expect(await ids(storage), ["a", "c", "failed"], "instances")
            try expect(await write(.purgeAll(completed, limit: 2), storage), .purged(1), "second")
            try expect(await write(.purgeAll(completed, limit: 2), storage), .purged(0), "third")
            try expect(await ids(storage), ["c", "failed"], "instances left")
        },
        Case(name: "purging all takes sub-orchestrations along, and counts each once") { storage in
            try await make(instance("a"), .completed, storage)
            try await make(child("b", of: "a"), .completed, storage)
            try await make(child("c", of: "b"), .failed, storage)
            try expect(await write(.purgeAll(InstanceQuery(statuses: [.completed]), limit: 9), storage), .purged(3), "purge")
        },
        Case(name: "an entity that is free and has nothing to do is forgotten, and begins anew") { storage in
            try await make(EntityState(counter, value: "1", exists: true, version: 1), storage)
            try expect(await write(.purge(counter), storage), .purged(1), "purge")
            try expect(await storage.instance(counter), nil, "row")
            _ = try await write(.send(signal("add")), storage)
            try expect(await storage.instance(counter)?.entity, EntityState(counter), "state")
        },
        Case(name: "an entity that is locked or has something to do cannot be forgotten") { storage in
            try await make(EntityState(counter, lock: owner, version: 1), storage)
            try expect(await write(.purge(counter), storage), .conflict(.running), "locked")
            _ = try await write(.send(signal("add", to: "@counter@b")), storage)
            try expect(await write(.purge("@counter@b"), storage), .conflict(.running), "with a message")
            _ = try await write(.send(signal("add", to: "@counter@c", at: now + .seconds(5))), storage)
            try expect(await write(.purge("@counter@c"), storage), .conflict(.running), "with a message for later")
            let aside = try await messages(to: "@counter@b", storage).map(\.sequence)
            try await commit(checkpoint(EntityState("@counter@b", version: 1), from: 0) { $0.parked = aside }, storage)
            try expect(await write(.purge("@counter@b"), storage), .conflict(.running), "with a message put aside")
            try expect(await ids(storage), ["@counter@a", "@counter@b", "@counter@c"], "instances")
        },
        Case(name: "purging all forgets entities that are empty, and no others") { storage in
            try await make(EntityState("@e@exists", value: "1", exists: true, version: 1), storage)
            try await make(EntityState("@e@locked", lock: owner, version: 1), storage)
            try await make(EntityState("@e@released", earlyReleases: [owner], version: 1), storage)
            _ = try await write(.send(signal("add", to: "@e@busy")), storage)
            try await make(EntityState("@e@empty", version: 1), storage)
            try await make(instance("a"), .completed, storage)
            try expect(await write(.purgeAll(InstanceQuery(kind: .entities), limit: 9), storage), .purged(1), "entities")
            try expect(await ids(storage), ["@e@busy", "@e@exists", "@e@locked", "@e@released", "a"], "instances")
            try await make(EntityState("@e@empty", version: 1), storage)
            try expect(await write(.purgeAll(InstanceQuery(), limit: 9), storage), .purged(2), "all")
            try expect(await ids(storage), ["@e@busy", "@e@exists", "@e@locked", "@e@released"], "instances left")
        },
        Case(name: "purging all orchestrations leaves entities") { storage in
            try await make(EntityState(counter, version: 1), storage)
            try await make(instance("a"), .completed, storage)
            try expect(await write(.purgeAll(InstanceQuery(kind: .orchestrations), limit: 9), storage), .purged(1), "purge")
            try expect(await ids(storage), [counter], "instances")
        },
    ]
}
