import DurableCore

extension StorageContract {
    private static func claim(
        _ storage: any Storage, _ queue: QueueName = "jobs", limit: Int = 10, at time: Timestamp = now,
        for hold: Duration = .seconds(60)
    ) async throws -> ClaimPage {
        try await storage.claim(queue, limit: limit, by: host, at: time, until: time + hold)
    }

    private static func contents(_ page: ClaimPage) -> [QueueContent] { page.messages.map(\.content) }

    static let queueCases = [
        Case(name: "queues are first in, first out, and apart from each other") { storage in
            for number in 1...3 { _ = try await write(.enqueue("jobs", Payload(json: "\(number)"), visibleAt: nil), storage) }
            _ = try await write(.enqueue("other", "9", visibleAt: nil), storage)
            try expect(contents(await claim(storage, limit: 2)), [.payload("1"), .payload("2")], "first claim")
            try expect(contents(await claim(storage)), [.payload("3")], "second claim")
            try expect(contents(await claim(storage, "other")), [.payload("9")], "other queue")
        },
        Case(name: "a claim keeps a message away until it runs out") { storage in
            _ = try await write(.enqueue("jobs", "1", visibleAt: nil), storage)
            let first = try await claim(storage).messages[0]
            try expect(first.dequeueCount, 1, "dequeue count")
            let later = now + .seconds(60)
            try expect(await claim(storage, at: later + .microseconds(-1)), ClaimPage(messages: [], nextDue: later), "held")
            let second = try await claim(storage, at: later).messages[0]
            try expect(second.content, .payload("1"), "claimed again")
            try expect(await write(.finish(first.receipt, sending: nil), storage), .fenced, "finish by the first")
            try expect(await write(.finish(second.receipt, sending: nil), storage), .done, "finish by the second")
        },
        Case(name: "a claim that is extended holds longer, and a lost one cannot be extended") { storage in
            _ = try await write(.enqueue("jobs", "1", visibleAt: nil), storage)
            let first = try await claim(storage).messages[0].receipt
            try expect(await storage.extend([first], until: now + .seconds(120)), [first], "extended")
            try expect(await claim(storage, at: now + .seconds(90)).messages, [], "held")
            _ = try await claim(storage, at: now + .seconds(120))
            try expect(await storage.extend([first], until: now + .seconds(500)), [], "extended after the loss")
        },
        Case(name: "a finished message is gone and what came of it is delivered, once") { storage in
            _ = try await write(.create(instance("a")), storage)
            let start = try await inbox(storage).batches[0].messages[0].sequence
            let task = ActivityTask(instance: "a", execution: "e1", task: 0, name: "A", input: "5")
            try await commit(checkpoint("a", consumed: [start]) { $0.tasks = [task] }, storage)
            let claimed = try await claim(storage, .activities).messages
            try expect(claimed.map(\.content), [.activity(task)], "activity")
            let done = task.completion(.returned("6"), at: now)
            try expect(await write(.finish(claimed[0].receipt, sending: done), storage), .done, "finish")
            try expect(await write(.finish(claimed[0].receipt, sending: done), storage), .fenced, "finish again")
            try expect(await inbox(storage).batches.first?.messages.map(\.message), [done], "inbox")
            try expect(await claim(storage, .activities, at: now + .seconds(999)).messages, [], "queue")
        },
        Case(name: "a released message comes back at its time and counts its claims") { storage in
            _ = try await write(.enqueue("jobs", "1", visibleAt: nil), storage)
            let first = try await claim(storage).messages[0].receipt
            let again = now + .seconds(5)
            try expect(await write(.release(first, visibleAt: again), storage), .done, "release")
            try expect(await claim(storage), ClaimPage(messages: [], nextDue: again), "before")
            try expect(await claim(storage, at: again).messages.map(\.dequeueCount), [2], "dequeue count")
            try expect(await write(.release(first, visibleAt: again), storage), .fenced, "release of a lost claim")
        },
        Case(name: "a message with a time is not visible before") { storage in
            let later = now + .seconds(5)
            _ = try await write(.enqueue("jobs", "1", visibleAt: later), storage)
            try expect(await claim(storage), ClaimPage(messages: [], nextDue: later), "before")
            try expect(contents(await claim(storage, at: later)), [.payload("1")], "then")
        },
        Case(name: "a message that is given back and finished in one batch is given back") { storage in
            _ = try await write(.enqueue("jobs", "1", visibleAt: nil), storage)
            let receipt = try await claim(storage).messages[0].receipt
            let writes: [Write] = [
                .release(receipt, visibleAt: nil), .finish(receipt, sending: nil), .release(receipt, visibleAt: nil),
            ]
            try expect(await storage.commit(writes), [.done, .fenced, .fenced], "outcomes")
            try expect(await claim(storage).messages.map(\.dequeueCount), [2], "dequeue count")
        },
        Case(name: "claims that ran out count, also before the message is given back") { storage in
            _ = try await write(.enqueue("jobs", "1", visibleAt: nil), storage)
            var time = now
            for count in 1...3 {
                let message = try await claim(storage, at: time).messages[0]
                try expect(message.dequeueCount, count, "dequeue count")
                time = time + .seconds(60)
                if count == 3 { _ = try await write(.release(message.receipt, visibleAt: nil), storage) }
            }
            try expect(await claim(storage, at: time).messages.map(\.dequeueCount), [4], "dequeue count at last")
        },
        Case(name: "messages are claimed in the order in which they become visible") { storage in
            let times: [(Payload, Int?)] = [("4", 20), ("2", 10), ("1", nil), ("3", 10)]
            for (payload, seconds) in times {
                _ = try await write(.enqueue("jobs", payload, visibleAt: seconds.map { now + .seconds($0) }), storage)
            }
            let claimed = try await claim(storage, limit: 3, at: now + .seconds(30))
            try expect(contents(claimed), [.payload("1"), .payload("2"), .payload("3")], "messages")
        },
        Case(name: "a message tells when it was put in") { storage in
            _ = try await write(.enqueue("jobs", "1", visibleAt: nil, at: now - .seconds(7)), storage)
            _ = try await write(.enqueue("jobs", "2", visibleAt: nil), storage)
            try expect(await claim(storage).messages.map(\.insertedAt), [now - .seconds(7), nil], "times")
        },
        Case(name: "a moved message is a new one in the other queue, once") { storage in
            _ = try await write(.enqueue("jobs", "1", visibleAt: nil, at: now), storage)
            let lost = try await claim(storage, for: .seconds(1)).messages[0].receipt
            let receipt = try await claim(storage, at: now + .seconds(1)).messages[0].receipt
            let later = now + .seconds(2)
            try expect(await write(.move(lost, to: "other", at: later), storage), .fenced, "move under a lost claim")
            let writes: [Write] = [.move(receipt, to: "other", at: later), .finish(receipt, sending: nil)]
            try expect(await storage.commit(writes), [.done, .fenced], "outcomes")
            try expect(await claim(storage, at: now + .seconds(999)).messages, [], "the queue")
            let moved = try await claim(storage, "other", at: later).messages
            try expect(moved.map(\.content), [.payload("1")], "the other queue")
            try expect(moved.map(\.dequeueCount), [1], "dequeue count")
            try expect(moved.map(\.insertedAt), [later], "time")
        },
        Case(name: "a note is what was kept last under its name") { storage in
            try expect(await storage.note("a"), nil, "before")
            let writes: [Write] = [.note("a", "1"), .note("b", "2"), .note("a", "{\"x\":3}")]
            try expect(await storage.commit(writes), [.done, .done, .done], "outcomes")
            try expect(await storage.note("a"), "{\"x\":3}", "a")
            try expect(await storage.note("b"), "2", "b")
        },
        Case(name: "the next due time is none of another queue") { storage in
            for queue in ["jobs", "other"] as [QueueName] {
                _ = try await write(.enqueue(queue, "1", visibleAt: nil), storage)
            }
            _ = try await claim(storage, "other", for: .seconds(10))
            _ = try await claim(storage, for: .seconds(20))
            try expect(await claim(storage), ClaimPage(messages: [], nextDue: now + .seconds(20)), "page")
        },
    ]

    static let leaseCases = [
        Case(name: "one host gets every partition, and keeps its epochs while it renews") { storage in
            let first = try await leases(storage)
            try expect(first.map(\.partition.number), [0, 1, 2, 3], "partitions")
            try expect(await leases(storage), first, "renewed")
        },
        Case(name: "leases that were given up go to another host under a higher epoch") { storage in
            let first = try await leases(storage)
            try await storage.releaseLeases(of: host)
            let second = try await storage.exchangeLeases(for: "host-2", at: now, ttl: .seconds(60))
            try expect(second.map(\.epoch), first.map { $0.epoch + 1 }, "epochs")
        },
    ]
}
