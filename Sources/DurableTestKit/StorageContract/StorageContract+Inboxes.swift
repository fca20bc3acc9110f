import DurableCore

extension StorageContract {
    static let inboxCases = [
        Case(name: "messages wait in the order they came, grouped by instance, the oldest instance first") { storage in
            for id in ["b", "a"] as [InstanceID] { _ = try await write(.create(instance(id)), storage) }
            for (id, name) in [("a", "1"), ("b", "2"), ("a", "3")] {
                _ = try await write(.send(Message(to: InstanceID(id), event(name))), storage)
            }
            let page = try await inbox(storage)
            try expect(page.batches.map(\.instance), ["b", "a"], "instances")
            try expect(names(page), [["ExecutionStarted", "2"], ["ExecutionStarted", "1", "3"]], "messages")
        },
        Case(name: "busy instances are left out, and no more instances come than asked for") { storage in
            for id in ["a", "b", "c"] as [InstanceID] { _ = try await write(.create(instance(id)), storage) }
            try expect(await inbox(storage, excluding: ["a"], limit: 1).batches.map(\.instance), ["b"], "instances")
        },
        Case(name: "only leased partitions are looked into") { storage in
            _ = try await write(.create(instance("a")), storage)
            let others = try await leases(storage).filter { $0.partition != Partition(of: "a", count: 4) }
            try expect(await storage.inbox(others, due: now, excluding: [], limit: 9).batches, [], "other partitions")
            try expect(await storage.inbox([], due: now, excluding: [], limit: 9).batches, [], "no partitions")
        },
        Case(name: "a message with a due time is delivered then and not before, and announced") { storage in
            _ = try await write(.create(instance("a")), storage)
            let start = try await inbox(storage).batches[0].messages[0].sequence
            let due = now + .seconds(90)
            let timer = Message(to: "a", execution: "e1", HistoryEvent(.timerFired(task: 0), at: due), deliverAt: due)
            try await commit(checkpoint("a", consumed: [start]) { $0.messages = [timer] }, storage)
            try expect(await inbox(storage, at: due + .microseconds(-1)), InboxPage(batches: [], nextDue: due), "before")
            try expect(await inbox(storage, at: due).batches.first?.messages.map(\.message), [timer], "then")
        },
        Case(name: "a cancelled timer is gone, of its execution only") { storage in
            _ = try await write(.create(instance("a")), storage)
            let start = try await inbox(storage).batches[0].messages[0].sequence
            let due = now + .seconds(1)
            let timers = [0, 1].map { task in
                Message(to: "a", execution: "e1", HistoryEvent(.timerFired(task: task), at: due), deliverAt: due)
            }
            try await commit(checkpoint("a", consumed: [start]) { $0.messages = timers }, storage)
            try await commit(checkpoint("a") { $0.cancelledTimers = [1] }, storage)
            try expect(await inbox(storage, at: due).batches.first?.messages.map(\.message), [timers[0]], "inbox")
        },
        Case(name: "a child refused to a parent that ended with the same checkpoint leaves nothing") { storage in
            for id in ["a", "taken"] as [InstanceID] { _ = try await write(.create(instance(id)), storage) }
            let child = instance("taken", execution: "e9", parent: ParentInstance(id: "a", execution: "e1", task: 0))
            try await commit(checkpoint("a", status: .completed) { $0.children = [child] }, storage)
            try expect(await inbox(storage).batches.map(\.instance), ["taken"], "inboxes")
        },
        Case(name: "messages of a checkpoint to unknown and ended instances vanish") { storage in
            for id in ["a", "b"] as [InstanceID] { _ = try await write(.create(instance(id)), storage) }
            try await commit(checkpoint("b", status: .completed), storage)
            try await commit(
                checkpoint("a", status: .completed) {
                    $0.messages = [Message(to: "b", event("x")), Message(to: "nobody", event("y"))]
                }, storage)
            try expect(await inbox(storage).batches, [], "inbox")
        },
    ]
}
