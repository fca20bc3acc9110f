import DurableCore

extension StorageContract {
    private static func termination(_ id: InstanceID, deliverAt: Timestamp? = nil) -> Message {
        Message(to: id, HistoryEvent(.executionTerminated(reason: "why"), at: now), deliverAt: deliverAt)
    }

    private static func timer(_ id: InstanceID, _ task: Int = 0, due: Timestamp) -> Message {
        Message(to: id, execution: "e1", HistoryEvent(.timerFired(task: task), at: due), deliverAt: due)
    }

    static let interruptionCases = [
        Case(name: "a busy instance that is to be terminated comes as interrupted, with all that waits for it") { storage in
            for id in ["a", "b", "c"] as [InstanceID] { _ = try await write(.create(instance(id)), storage) }
            _ = try await write(.send(Message(to: "a", event("1"))), storage)
            _ = try await write(.send(termination("a")), storage)
            _ = try await write(.send(Message(to: "a", event("2"))), storage)
            _ = try await write(.send(Message(to: "b", event("3"))), storage)
            let page = try await inbox(storage, excluding: ["a", "b"])
            try expect(page.interrupted.map(\.instance), ["a"], "interrupted")
            try expect(page.interrupted.map(\.partition), [Partition(of: "a", count: 4)], "partition")
            let waiting = try await messages(to: "a", storage)
            try expect(page.interrupted.first?.messages, waiting, "messages")
            try expect(names(waiting), ["ExecutionStarted", "1", "ExecutionTerminated", "2"], "messages")
            try expect(page.batches.map(\.instance), ["c"], "batches")
        },
        Case(name: "an instance that is not busy is no interruption") { storage in
            _ = try await write(.create(instance("a")), storage)
            _ = try await write(.send(termination("a")), storage)
            let page = try await inbox(storage, excluding: ["b"])
            try expect(page.interrupted, [], "interrupted")
            try expect(names(page), [["ExecutionStarted", "ExecutionTerminated"]], "batches")
        },
        Case(name: "interruptions come although no batch is asked for") { storage in
            for id in ["a", "b"] as [InstanceID] { _ = try await write(.create(instance(id)), storage) }
            for id in ["a", "b"] as [InstanceID] { _ = try await write(.send(termination(id)), storage) }
            let page = try await inbox(storage, excluding: ["a", "b"], limit: 0)
            try expect(Set(page.interrupted.map(\.instance)), ["a", "b"], "interrupted")
            try expect(await inbox(storage, limit: 0).batches, [], "batches")
        },
        Case(name: "a termination of another partition, or of a later time, interrupts nothing") { storage in
            for id in ["a", "b"] as [InstanceID] { _ = try await write(.create(instance(id)), storage) }
            _ = try await write(.send(termination("a")), storage)
            _ = try await write(.send(termination("b", deliverAt: now + .seconds(5))), storage)
            let others = try await leases(storage).filter { $0.partition != Partition(of: "a", count: 4) }
            let page = try await storage.inbox(others, due: now, excluding: ["a", "b"], limit: 9)
            try expect(page.interrupted, [], "interrupted")
            try expect(
                await inbox(storage, at: now + .seconds(5), excluding: ["b"]).interrupted.map(\.instance), ["b"], "then")
        },
        Case(name: "a termination is found behind thousands of messages") { storage in
            _ = try await write(.create(instance("a")), storage)
            _ = try await storage.commit((1...5_000).map { .send(Message(to: "a", event("\($0)"))) } + [.send(termination("a"))])
            let messages = try await inbox(storage, excluding: ["a"]).interrupted.first?.messages ?? []
            try expect(messages.contains { $0.message.event.kind.isTermination }, true, "termination among \(messages.count)")
        },
        Case(name: "the next due time is not that of a busy instance, nor of another partition") { storage in
            for id in ["a", "b", "c"] as [InstanceID] { try await make(instance(id), .running, storage) }
            let seconds: [InstanceID: Int] = ["a": 10, "b": 20, "c": 30]
            for (id, seconds) in seconds {
                try await commit(checkpoint(id) { $0.messages = [timer(id, due: now + .seconds(seconds))] }, storage)
            }
            try expect(await inbox(storage).nextDue, now + .seconds(10), "nobody busy")
            try expect(await inbox(storage, excluding: ["a"]).nextDue, now + .seconds(20), "one busy")
            try expect(await inbox(storage, excluding: ["a", "b", "c"]).nextDue, nil, "all busy")
            let others = try await leases(storage).filter { $0.partition != Partition(of: "a", count: 4) }
            let elsewhere = seconds.filter { Partition(of: $0.key, count: 4) != Partition(of: "a", count: 4) }.values.min()
            let page = try await storage.inbox(others, due: now, excluding: [], limit: 9)
            try expect(page.nextDue, elsewhere.map { now + .seconds($0) }, "other partitions")
        },
    ]
}
