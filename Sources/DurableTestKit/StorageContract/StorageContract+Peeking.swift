import DurableCore

extension StorageContract {
    static let peekingCases = [
        Case(name: "a look into a queue shows its messages in order and leaves them as they are") { storage in
            let later = now + .seconds(5)
            _ = try await write(.enqueue("jobs", "3", visibleAt: later, at: now), storage)
            _ = try await write(.enqueue("jobs", "1", visibleAt: nil, at: now), storage)
            _ = try await write(.enqueue("jobs", "2", visibleAt: nil), storage)
            _ = try await write(.enqueue("other", "9", visibleAt: nil), storage)
            for _ in 1...2 {
                let entries = try await storage.peek("jobs", limit: 9)
                try expect(entries.map(\.content), [.payload("1"), .payload("2"), .payload("3")], "messages")
                try expect(entries.map(\.dequeueCount), [0, 0, 0], "dequeue counts")
                try expect(entries.map(\.insertedAt), [now, nil, now], "times")
                try expect(entries.map(\.visibleAt), [nil, nil, later], "visible")
                try expect(entries.map(\.heldUntil), [nil, nil, nil], "held")
                try expect(Set(entries.map(\.id)).count, 3, "ids")
            }
            try expect(await storage.peek("jobs", limit: 2).map(\.content), [.payload("1"), .payload("2")], "first two")
            try expect(await storage.peek("none", limit: 2), [], "no queue")
        },
        Case(name: "a look shows who is held until when, how often it was claimed, and as what") { storage in
            for queue in ["jobs", .activities] as [QueueName] {
                _ = try await write(.enqueue(queue, "1", visibleAt: nil), storage)
                _ = try await storage.claim(queue, limit: 1, by: host, at: now, until: now + .seconds(1))
                let until = now + .seconds(9)
                let message = try await storage.claim(queue, limit: 1, by: host, at: now + .seconds(1), until: until).messages[0]
                let entry = try await storage.peek(queue, limit: 9)[0]
                try expect(entry.id, message.receipt.id, "id in \(queue)")
                try expect(entry.heldUntil, until, "held in \(queue)")
                try expect(entry.dequeueCount, 2, "dequeue count in \(queue)")
                _ = try await write(.release(message.receipt, visibleAt: until), storage)
                let rested = try await storage.peek(queue, limit: 9)[0]
                try expect(rested.heldUntil, nil, "held after it was given back")
                try expect(rested.visibleAt, until, "visible after it was given back")
                try expect(rested.dequeueCount, 2, "dequeue count after it was given back")
            }
        },
        Case(name: "activities are seen in their queue") { storage in
            let task = ActivityTask(instance: "a", execution: "e1", task: 0, name: "A", input: "5")
            try await make(instance("a"), .running, storage) { $0.tasks = [task] }
            try expect(await storage.peek(.activities, limit: 9).map(\.content), [.activity(task)], "messages")
        },
        Case(name: "queues that have messages are listed by their names") { storage in
            try expect(await storage.queues(), [], "before")
            for queue in ["b", "a", "b", "B", "gone"] as [QueueName] {
                _ = try await write(.enqueue(queue, "1", visibleAt: now + .seconds(9)), storage)
            }
            _ = try await write(.clear("gone"), storage)
            let queues = [
                QueueSummary(name: "B", count: 1), QueueSummary(name: "a", count: 1), QueueSummary(name: "b", count: 2),
            ]
            try expect(await storage.queues(), queues, "queues")
        },
        Case(name: "a queue that is cleared has no messages, and nobody holds one of it") { storage in
            for number in 1...3 { _ = try await write(.enqueue("jobs", Payload(json: "\(number)"), visibleAt: nil), storage) }
            _ = try await write(.enqueue("other", "9", visibleAt: nil), storage)
            let held = try await storage.claim("jobs", limit: 2, by: host, at: now, until: now + .seconds(60))
            let receipts = held.messages.map(\.receipt)
            let writes: [Write] = [.clear("jobs"), .finish(receipts[0], sending: nil), .enqueue("jobs", "4", visibleAt: nil)]
            try expect(await storage.commit(writes), [.done, .fenced, .done], "outcomes")
            try expect(await storage.extend(receipts, until: now + .seconds(90)), [], "claims")
            try expect(await storage.peek("jobs", limit: 9).map(\.content), [.payload("4")], "messages")
            try expect(await storage.queues().map(\.name), ["jobs", "other"], "queues")
        },
    ]
}
