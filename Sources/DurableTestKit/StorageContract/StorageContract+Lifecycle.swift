import DurableCore

extension StorageContract {
    private static func task(_ number: Int, of id: InstanceID = "a", _ execution: ExecutionID = "e1") -> ActivityTask {
        ActivityTask(instance: id, execution: execution, task: number, name: "A", input: Payload(json: "\(number)"))
    }

    private static func claim(_ storage: any Storage, limit: Int = 10) async throws -> [ClaimedMessage] {
        try await storage.claim(.activities, limit: limit, by: host, at: now, until: now + .seconds(60)).messages
    }

    static let lifecycleCases = [
        Case(name: "an instance with a start time is there at once and gets its start then") { storage in
            var new = instance("a")
            new.startAt = now + .seconds(90)
            try expect(await write(.create(new), storage), .done, "create")
            try expect(await storage.instance("a"), new.row, "row")
            try expect(await inbox(storage), InboxPage(batches: [], nextDue: new.startAt), "before")
            try expect(await messages(to: "a", storage, at: new.startAt!).map(\.message), [new.message], "then")
        },
        Case(name: "version and tags come back as they were given") { storage in
            var new = instance("a")
            new.start.version = "2.0"
            new.start.tags = ["plan": "gold", "\"key\".[0]": "日本\n\u{0}"]
            _ = try await write(.create(new), storage)
            try expect(await storage.instance("a"), new.row, "row")
            try expect(await messages(to: "a", storage).map(\.message), [new.message], "start")
            let child = instance("b", parent: ParentInstance(id: "a", execution: "e1", task: 0))
            try await commit(checkpoint("a") { $0.children = [child] }, storage)
            try expect(await storage.instance("b")?.tags, [:], "tags of an instance without")
        },
        Case(name: "an instance that has ended is replaced only in a status the newcomer names") { storage in
            try await make(instance("a"), .failed, storage)
            var new = instance("a", execution: "e2")
            new.replaces = [.completed, .terminated]
            try expect(await write(.create(new), storage), .exists(.failed), "not named")
            try expect(await storage.instance("a")?.execution, "e1", "execution")
            new.replaces = [.failed]
            try expect(await write(.create(new), storage), .done, "named")
            try expect(await storage.instance("a"), new.row, "row")
        },
        Case(name: "an instance that has not ended is never replaced") { storage in
            _ = try await write(.create(instance("a")), storage)
            var new = instance("a", execution: "e2")
            new.replaces = Set(RuntimeStatus.allCases)
            try expect(await write(.create(new), storage), .exists(.pending), "pending")
            try await commit(checkpoint("a", status: .suspended), storage)
            try expect(await write(.create(new), storage), .exists(.suspended), "suspended")
            new.replaces = []
            try await commit(checkpoint("a", status: .completed), storage)
            try expect(await write(.create(new), storage), .exists(.completed), "completed, but nothing may be replaced")
        },
        Case(name: "a terminated instance's activities that nobody has taken yet are dropped") { storage in
            try await make(instance("a"), .running, storage) { $0.tasks = [task(0), task(1)] }
            try await make(instance("b"), .running, storage) { $0.tasks = [task(0, of: "b")] }
            _ = try await write(.enqueue(.activities, "1", visibleAt: nil), storage)
            try await commit(checkpoint("a", status: .terminated), storage)
            try expect(await claim(storage).map(\.content), [.activity(task(0, of: "b")), .payload("1")], "queue")
        },
        Case(name: "activities of an instance's earlier execution stay when it is terminated") { storage in
            try await make(instance("a"), .running, storage) { $0.tasks = [task(0)] }
            try await commit(
                checkpoint("a") {
                    $0.body = .restart(execution: "e2", input: nil, from: 0)
                    $0.tasks = [task(0, of: "a", "e2")]
                }, storage)
            try await commit(checkpoint("a", execution: "e2", status: .terminated), storage)
            try expect(await claim(storage).map(\.content), [.activity(task(0))], "queue")
        },
        Case(name: "a terminated instance's claimed activities can be neither finished, released nor held") { storage in
            try await make(instance("a"), .running, storage) { $0.tasks = [task(0), task(1)] }
            try await make(instance("b"), .running, storage) { $0.tasks = [task(0, of: "b")] }
            let receipts = try await claim(storage).map(\.receipt)
            try await commit(checkpoint("a", status: .terminated), storage)
            try expect(await storage.extend(receipts, until: now + .seconds(90)), [receipts[2]], "held")
            let done = task(0).completion(.returned("1"), at: now)
            try expect(await write(.finish(receipts[0], sending: done), storage), .fenced, "finish")
            try expect(await write(.release(receipts[1], visibleAt: nil), storage), .fenced, "release")
            try expect(await write(.finish(receipts[2], sending: nil), storage), .done, "finish of the other's")
        },
        Case(name: "an activity that is dropped and finished in one batch is fenced") { storage in
            try await make(instance("a"), .running, storage) { $0.tasks = [task(0)] }
            let receipt = try await claim(storage)[0].receipt
            let end = Write.checkpoint(checkpoint("a", status: .terminated), under: try await lease("a", storage))
            try expect(await storage.commit([end, .finish(receipt, sending: nil)]), [.done, .fenced], "outcomes")
            try expect(await storage.extend([receipt], until: now + .seconds(90)), [], "held")
        },
        Case(name: "an instance that ends by itself leaves its activities in the queue") { storage in
            for (id, status) in [("a", .completed), ("b", .failed)] as [(InstanceID, RuntimeStatus)] {
                try await make(instance(id), .running, storage) { $0.tasks = [task(0, of: id)] }
                try await commit(checkpoint(id, status: status), storage)
            }
            try expect(await claim(storage).count, 2, "activities")
        },
    ]
}
