import DurableCore

extension StorageContract {
    private static func sequences(_ storage: any Storage, at time: Timestamp = now) async throws -> [Int64] {
        try await messages(to: counter, storage, at: time).map(\.sequence)
    }

    private static func operations(_ storage: any Storage, at time: Timestamp = now) async throws -> [String] {
        try await Delivery.order(messages(to: counter, storage, at: time)).map { stored in
            guard case .entityOperationRequested(let operation, _) = stored.message.event.kind else {
                return stored.message.event.kind.name
            }
            return operation.name
        }
    }

    private static func state(_ version: Int) -> EntityState { EntityState(counter, lock: owner, version: version) }

    static let parkingCases = [
        Case(name: "what an entity puts aside is out of sight, and nobody waits for it") { storage in
            for name in ["1", "2", "3"] { _ = try await write(.send(signal(name)), storage) }
            let waiting = try await sequences(storage)
            try await commit(
                checkpoint(state(1), from: 0, consumed: [waiting[0]]) { $0.parked = Array(waiting[1...]) }, storage)
            try expect(await inbox(storage), InboxPage(batches: []), "inbox")
            try expect(await inbox(storage, at: now + .seconds(1_000_000)), InboxPage(batches: []), "inbox much later")
        },
        Case(name: "messages reach an entity that has put some aside") { storage in
            _ = try await write(.send(signal("1")), storage)
            let first = try await sequences(storage)
            try await commit(checkpoint(state(1), from: 0) { $0.parked = first }, storage)
            _ = try await write(.send(signal("2")), storage)
            _ = try await write(.send(signal("3", at: now + .seconds(5))), storage)
            try expect(await operations(storage), ["2"], "inbox")
            try expect(await inbox(storage).nextDue, now + .seconds(5), "next due")
        },
        Case(name: "what was put aside comes back in its place among what arrived meanwhile") { storage in
            for name in ["1", "2", "3"] { _ = try await write(.send(signal(name)), storage) }
            let waiting = try await messages(to: counter, storage)
            try await commit(
                checkpoint(state(1), from: 0) { $0.parked = [waiting[0].sequence, waiting[2].sequence] }, storage)
            _ = try await write(.send(signal("4")), storage)
            try expect(await operations(storage), ["2", "4"], "meanwhile")
            try await commit(checkpoint(state(2), from: 1) { $0.unparks = true }, storage)
            try expect(await operations(storage), ["1", "2", "3", "4"], "inbox")
            try expect(await Array(messages(to: counter, storage).prefix(3)), waiting, "messages")
        },
        Case(name: "a message with a due time that was put aside comes back with it") { storage in
            let due = now + .seconds(5)
            _ = try await write(.send(signal("scheduled", at: due)), storage)
            let before = try await messages(to: counter, storage, at: due)
            try await commit(checkpoint(state(1), from: 0) { $0.parked = before.map(\.sequence) }, storage)
            try expect(await messages(to: counter, storage, at: due), [], "put aside")
            try await commit(checkpoint(state(2), from: 1) { $0.unparks = true }, storage)
            try expect(await messages(to: counter, storage, at: due), before, "back")
            try expect(await inbox(storage), InboxPage(batches: [], nextDue: due), "before its time")
        },
        Case(name: "a turn that looks at everything again can put aside anew") { storage in
            for name in ["1", "2", "3"] { _ = try await write(.send(signal(name)), storage) }
            let waiting = try await sequences(storage)
            try await commit(checkpoint(state(1), from: 0) { $0.parked = Array(waiting[..<2]) }, storage)
            try await commit(
                checkpoint(state(2), from: 1) {
                    $0.unparks = true
                    $0.parked = [waiting[1], waiting[2]]
                }, storage)
            try expect(await operations(storage), ["1"], "inbox")
        },
        Case(name: "an entity that looks at everything again leaves the others' alone") { storage in
            let other: InstanceID = "@counter@b"
            for id in [counter, other] { _ = try await write(.send(signal("1", to: id)), storage) }
            for id in [counter, other] {
                let parked = try await messages(to: id, storage).map(\.sequence)
                try await commit(checkpoint(EntityState(id, lock: owner, version: 1), from: 0) { $0.parked = parked }, storage)
            }
            try await commit(checkpoint(state(2), from: 1) { $0.unparks = true }, storage)
            try expect(await inbox(storage).batches.map(\.instance), [counter], "inboxes")
        },
        Case(name: "what was put aside can be consumed") { storage in
            for name in ["1", "2"] { _ = try await write(.send(signal(name)), storage) }
            let waiting = try await sequences(storage)
            try await commit(checkpoint(state(1), from: 0) { $0.parked = waiting }, storage)
            try await commit(checkpoint(state(2), from: 1, consumed: [waiting[0]]) { $0.unparks = true }, storage)
            try expect(await operations(storage), ["2"], "inbox")
        },
    ]
}
