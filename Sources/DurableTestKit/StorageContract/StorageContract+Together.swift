import DurableCore

extension StorageContract {
    private static func claimed(_ storage: any Storage, from queue: QueueName = "jobs") async throws -> ClaimedMessage.Receipt {
        try await storage.claim(queue, limit: 1, by: host, at: now, until: now + .seconds(60)).messages[0].receipt
    }

    private static func texts(_ storage: any Storage, of queue: QueueName) async throws -> [QueueContent] {
        try await storage.peek(queue, limit: 9).map(\.content)
    }

    static let togetherCases = [
        Case(name: "writes together happen in their order, as if they came one by one") { storage in
            _ = try await write(.create(instance("a")), storage)
            _ = try await write(.enqueue("jobs", "1", visibleAt: nil), storage)
            let done = Message(to: "a", event("done"))
            let writes: [Write] = [
                .enqueue("out", "2", visibleAt: nil), .finish(try await claimed(storage), sending: done),
                .create(instance("b")), .send(Message(to: "b", event("x"))), .append("hub", [EventHubEvent(body: "3")], at: now),
                .insertRow(key("r"), "4"), .putRow(key("r"), "5"), .note("n", "6"),
            ]
            try expect(await write(.together(writes), storage), .done, "outcome")
            try expect(await texts(storage, of: "jobs"), [], "the queue")
            try expect(await texts(storage, of: "out"), [.payload("2")], "the other queue")
            try expect(names(await inbox(storage)), [["ExecutionStarted", "done"], ["ExecutionStarted", "x"]], "inboxes")
            try expect(await storage.events(of: "hub", after: 0, limit: 9).map(\.event.body), ["3"], "events")
            try expect(await storage.row(key("r")), "5", "row")
            try expect(await storage.note("n"), "6", "note")
        },
        Case(name: "nothing together is nothing") { storage in
            try expect(await write(.together([]), storage), .done, "outcome")
        },
        Case(name: "when one of the writes together is refused, none of them is applied, and its outcome is the answer") {
            storage in
            _ = try await write(.create(instance("taken")), storage)
            _ = try await write(.putRow(key("taken"), "0"), storage)
            _ = try await write(.append("hub", [EventHubEvent(body: "0")], at: now), storage)
            _ = try await write(.enqueue("jobs", "1", visibleAt: nil), storage)
            let lost = try await storage.claim("jobs", limit: 1, by: host, at: now - .seconds(1), until: now).messages[0].receipt
            let receipt = try await claimed(storage)
            let refused: [(Write, WriteOutcome)] = [
                (.finish(lost, sending: nil), .fenced), (.create(instance("taken")), .exists(.pending)),
                (.insertRow(key("taken"), "9"), .rowExists), (.deleteRow(key("none")), .notFound),
                (.send(Message(to: "nobody", event("x"))), .notFound), (.purgeAll(InstanceQuery(), limit: 9), .purged(0)),
            ]
            for (last, outcome) in refused {
                let writes: [Write] = [
                    .create(instance("fresh")), .send(Message(to: "taken", event("x"))), .enqueue("out", "2", visibleAt: nil),
                    .append("hub", [EventHubEvent(body: "9")], at: now), .putRow(key("fresh"), "9"), .deleteRow(key("taken")),
                    .insertRow(key("taken"), "8"), .note("n", "9"), .finish(receipt, sending: nil),
                ]
                try expect(await write(.together(writes + [last, .note("n", "10")]), storage), outcome, "outcome of \(last)")
            }
            try expect(await storage.instance("fresh"), nil, "new instance")
            try expect(names(await inbox(storage)), [["ExecutionStarted"]], "inbox")
            try expect(await texts(storage, of: "out"), [], "the other queue")
            try expect(await storage.events(of: "hub", after: 0, limit: 9).map(\.event.body), ["0"], "events")
            try expect(await storage.row(key("fresh")), nil, "new row")
            try expect(await storage.row(key("taken")), "0", "old row")
            try expect(await storage.note("n"), nil, "note")
            try expect(await storage.extend([receipt], until: now + .seconds(90)), [receipt], "the claim")
            try expect(await write(.finish(receipt, sending: nil), storage), .done, "the message at last")
        },
        Case(name: "numbers of events that were not put in are given to the next") { storage in
            let event = EventHubEvent(body: "1")
            let writes: [Write] = [.append("hub", [event, event], at: now), .deleteRow(key("none"))]
            try expect(await write(.together(writes), storage), .notFound, "outcome")
            try expect(await storage.eventHubs(), [], "hubs")
            _ = try await write(.append("hub", [event], at: now), storage)
            try expect(await storage.events(of: "hub", after: 0, limit: 9).map(\.sequence), [1], "sequences")
        },
        Case(name: "a message that is given back together with something refused is still held") { storage in
            _ = try await write(.enqueue("jobs", "1", visibleAt: nil), storage)
            let receipt = try await claimed(storage)
            let refused: Write = .together([.release(receipt, visibleAt: nil), .finish(receipt, sending: nil)])
            let cleared: Write = .together([.clear("jobs"), .deleteRow(key("none"))])
            let settled: Write = .together([.finish(receipt, sending: nil), .note("n", "1")])
            try expect(await storage.commit([refused, cleared, settled]), [.fenced, .notFound, .done], "outcomes")
            try expect(await storage.note("n"), "1", "note")
            try expect(await storage.queues(), [], "queues")
        },
        Case(name: "what is refused does not keep the rest of its batch from being done") { storage in
            let refused: Write = .together([.note("a", "1"), .deleteRow(key("none"))])
            let writes: [Write] = [.note("a", "0"), refused, .note("b", "2")]
            try expect(await storage.commit(writes), [.done, .notFound, .done], "outcomes")
            try expect(await storage.note("a"), "0", "a")
            try expect(await storage.note("b"), "2", "b")
        },
    ]

    private static func key(_ row: String) -> TableKey { TableKey("t", partition: "p", row: row) }
}
