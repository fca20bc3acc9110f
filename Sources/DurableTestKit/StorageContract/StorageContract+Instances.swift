import DurableCore

extension StorageContract {
    static let instanceCases = [
        Case(name: "a created instance is pending, and its start lies in its inbox") { storage in
            try expect(await write(.create(instance("a")), storage), .done, "create")
            try expect(await storage.instance("a"), instance("a").row, "row")
            try expect(await storage.load("a"), StoredInstance(row: instance("a").row, history: []), "stored")
            let page = try await inbox(storage)
            try expect(page.batches.map(\.instance), ["a"], "waiting instances")
            try expect(page.batches.first?.messages.map(\.message), [instance("a").message], "messages")
        },
        Case(name: "an unknown instance is nil") { storage in
            try expect(await storage.instance("nobody"), nil, "row")
            try expect(await storage.load("nobody"), nil, "stored")
        },
        Case(name: "ids are compared exactly") { storage in
            _ = try await write(.create(instance("a")), storage)
            try expect(await storage.instance("A"), nil, "row")
            _ = try await write(.create(instance("\u{E9}")), storage)
            try expect(await storage.instance("e\u{301}"), nil, "row of the decomposed id")
            try expect(await write(.create(instance("e\u{301}")), storage), .done, "create")
            try expect(await inbox(storage).batches.count, 3, "waiting instances")
        },
        Case(name: "an id in use by an instance that has not ended is refused, and nothing changes") { storage in
            _ = try await write(.create(instance("a")), storage)
            try expect(await write(.create(instance("a", execution: "e2")), storage), .exists(.pending), "second create")
            try expect(await storage.instance("a")?.execution, "e1", "execution")
            try expect(await inbox(storage).batches.first?.messages.count, 1, "messages")
        },
        Case(name: "an instance that has ended is replaced, and nothing of it stays") { storage in
            _ = try await write(.create(instance("a")), storage)
            let ended = [HistoryEvent(.executionCompleted(.completed, output: "1", nil), at: now)]
            try await commit(checkpoint("a", append: ended, status: .completed) { $0.update.output = "1" }, storage)
            try expect(await write(.create(instance("a", execution: "e2")), storage), .done, "second create")
            try expect(
                await storage.load("a"), StoredInstance(row: instance("a", execution: "e2").row, history: []), "stored")
        },
        Case(name: "a message to an unknown instance is not found") { storage in
            try expect(await write(.send(Message(to: "nobody", event("x"))), storage), .notFound, "send")
        },
        Case(name: "a message to an instance that has ended is refused with its status") { storage in
            _ = try await write(.create(instance("a")), storage)
            try await commit(checkpoint("a", status: .failed), storage)
            try expect(await write(.send(Message(to: "a", event("x"))), storage), .ended(.failed), "send")
        },
        Case(name: "writes of one batch are answered in order, each by itself") { storage in
            let writes: [Write] = [
                .create(instance("a")), .create(instance("a")), .send(Message(to: "nobody", event("x"))),
                .send(Message(to: "a", event("x"))),
            ]
            try expect(await storage.commit(writes), [.done, .exists(.pending), .notFound, .done], "outcomes")
        },
        Case(name: "texts of every kind come back as they were") { storage in
            let texts = ["", "a\u{0}b", "é", "日本語", "👩‍👩‍👧", "\"quoted\"\n\t\\", "'; DROP TABLE instances; --"]
            for (index, text) in texts.enumerated() {
                let id = InstanceID("i\(index)\(text)")
                var new = instance(id)
                new.start.name = text
                new.start.input = Payload(json: "{\"text\":\"\(index)日\"}")
                _ = try await write(.create(new), storage)
                try expect(await storage.instance(id), new.row, "row of \(text.debugDescription)")
            }
        },
    ]
}
