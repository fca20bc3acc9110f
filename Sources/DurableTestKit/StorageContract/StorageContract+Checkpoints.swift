import DurableCore

extension StorageContract {
    static let checkpointCases = [
        Case(name: "a checkpoint changes the row, and keeps the custom status it does not set") { storage in
            _ = try await write(.create(instance("a")), storage)
            try await commit(checkpoint("a") { $0.update.customStatus = "\"half\"" }, storage)
            try await commit(
                checkpoint("a", status: .failed) {
                    $0.update.failure = failure
                    $0.update.reason = "why"
                }, storage)
            var row = instance("a").row
            row.status = .failed
            row.lastUpdatedAt = now + .seconds(1)
            row.customStatus = "\"half\""
            row.failure = failure
            row.reason = "why"
            try expect(await storage.instance("a"), row, "row")
        },
        Case(name: "histories grow where they end") { storage in
            _ = try await write(.create(instance("a")), storage)
            try await commit(checkpoint("a", append: [event("1"), event("2")]), storage)
            try await commit(checkpoint("a", from: 2, append: [event("3")]), storage)
            try expect(await storage.load("a")?.history, [event("1"), event("2"), event("3")], "history")
        },
        Case(name: "a checkpoint on another history length, execution, epoch or owner is fenced") { storage in
            _ = try await write(.create(instance("a")), storage)
            let lease = try await lease("a", storage)
            let stale = PartitionLease(partition: lease.partition, owner: host, epoch: lease.epoch - 1)
            let foreign = PartitionLease(partition: lease.partition, owner: "host-2", epoch: lease.epoch)
            let good = checkpoint("a", append: [event("1")])
            let refused: [Write] = [
                .checkpoint(checkpoint("a", from: 1, append: [event("1")]), under: lease),
                .checkpoint(checkpoint("a", execution: "e0", append: [event("1")]), under: lease),
                .checkpoint(checkpoint("b", append: [event("1")]), under: lease),
                .checkpoint(good, under: stale), .checkpoint(good, under: foreign),
            ]
            for write in refused { try expect(await storage.commit([write]), [.fenced], "\(write)") }
            try expect(await storage.load("a")?.history, [], "history")
            try expect(await inbox(storage).batches.first?.messages.count, 1, "messages")
            try expect(await write(.checkpoint(good, under: lease), storage), .done, "good checkpoint")
            try expect(await write(.checkpoint(good, under: lease), storage), .fenced, "the same again")
        },
        Case(name: "nothing is written to an instance that has ended") { storage in
            _ = try await write(.create(instance("a")), storage)
            try await commit(checkpoint("a", status: .terminated), storage)
            try expect(await commit(checkpoint("a", append: [event("1")]), storage), .fenced, "checkpoint")
        },
        Case(name: "an instance that ends keeps no inbox") { storage in
            _ = try await write(.create(instance("a")), storage)
            _ = try await write(.send(Message(to: "a", event("x"))), storage)
            try await commit(checkpoint("a", status: .completed), storage)
            try expect(await inbox(storage).batches, [], "inbox")
        },
        Case(name: "a checkpoint without a change consumes messages only, and only those of its execution") { storage in
            _ = try await write(.create(instance("a")), storage)
            let sequence = try await inbox(storage).batches[0].messages[0].sequence
            let stale = Checkpoint(instance: "a", execution: "e0", consumed: [sequence])
            try expect(await commit(stale, storage), .fenced, "checkpoint of another execution")
            try expect(await inbox(storage).batches.count, 1, "inbox")
            let empty = Checkpoint(instance: "a", execution: "e1", consumed: [sequence])
            try expect(await commit(empty, storage), .done, "checkpoint")
            try expect(await inbox(storage).batches, [], "inbox")
            try expect(await storage.instance("a"), instance("a").row, "row")
        },
        Case(name: "continue-as-new drops the history and takes the new input") { storage in
            _ = try await write(.create(instance("a")), storage)
            try await commit(checkpoint("a", append: [event("1")]), storage)
            let carried = Message(to: "a", event("carried"), isCarriedOver: true)
            _ = try await write(.send(Message(to: "a", event("meanwhile"))), storage)
            let start = try await inbox(storage).batches[0].messages[0].sequence
            try await commit(
                checkpoint("a", consumed: [start]) {
                    $0.body = .restart(execution: "e2", input: "[2]", from: 1)
                    $0.messages = [carried]
                }, storage)
            let stored = try await storage.load("a")
            try expect(stored?.history, [], "history")
            try expect(stored?.row.execution, "e2", "execution")
            try expect(stored?.row.input, "[2]", "input")
            let messages = try await inbox(storage).batches[0].messages
            let ordered = InboxPage.Batch(instance: "a", partition: Partition(0), messages: Delivery.order(messages))
            try expect(names(InboxPage(batches: [ordered])), [["carried", "meanwhile"]], "inbox")
        },
        Case(name: "children start with the checkpoint, and a child whose id is in use fails its parent's task") { storage in
            _ = try await write(.create(instance("a")), storage)
            _ = try await write(.create(instance("taken")), storage)
            let parent = ParentInstance(id: "a", execution: "e1", task: 7)
            let children = [instance("fresh", parent: parent), instance("taken", execution: "e9", parent: parent)]
            let start = try await inbox(storage).batches.first { $0.instance == "a" }!.messages[0].sequence
            try await commit(checkpoint("a", consumed: [start]) { $0.children = children }, storage)
            try expect(await storage.instance("fresh"), children[0].row, "child")
            try expect(await storage.instance("taken")?.execution, "e1", "execution of the other")
            let answer = try await inbox(storage).batches.first { $0.instance == "a" }?.messages.map(\.message)
            try expect(answer, [children[1].refusal(existing: .pending)!], "parent's inbox")
        },
    ]
}
