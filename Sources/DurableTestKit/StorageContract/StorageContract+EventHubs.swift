import DurableCore

extension StorageContract {
    private static func put(
        _ bodies: [String], into hub: EventHubName = "hub", at time: Timestamp = now, _ storage: any Storage
    ) async throws {
        let events = bodies.map { EventHubEvent(body: Payload(json: $0)) }
        try expect(await write(.append(hub, events, at: time), storage), .done, "append")
    }

    private static func bodies(_ storage: any Storage, of hub: EventHubName = "hub", after: Int64 = 0) async throws -> [String] {
        try await storage.events(of: hub, after: after, limit: 99).map(\.event.body.json)
    }

    static let eventHubCases = [
        Case(name: "an event comes back with its time, its place and everything that was put in") { storage in
            let events = [
                EventHubEvent(body: #"{"a":[1]}"#, partitionKey: "é\u{0} '", properties: #"{"p":1}"#),
                EventHubEvent(body: "null", partitionKey: ""), EventHubEvent(body: #""x""#),
            ]
            try expect(await write(.append("hub", events, at: now), storage), .done, "append")
            let records = events.enumerated().map { EventHubRecord(sequence: Int64($0 + 1), enqueuedAt: now, event: $1) }
            try expect(await storage.events(of: "hub", after: 0, limit: 9), records, "events")
        },
        Case(name: "events are numbered as they come, in every hub by itself") { storage in
            try await put(["1", "2"], storage)
            try await put(["9"], into: "other", storage)
            try await put(["3"], storage)
            try expect(await storage.events(of: "hub", after: 0, limit: 9).map(\.sequence), [1, 2, 3], "sequences")
            try expect(await bodies(storage), ["1", "2", "3"], "events")
            try expect(await bodies(storage, of: "other"), ["9"], "other hub")
        },
        Case(name: "events are read after a place, so many at once") { storage in
            try await put((1...5).map(String.init), storage)
            try expect(await storage.events(of: "hub", after: 2, limit: 2).map(\.sequence), [3, 4], "sequences")
            try expect(await storage.events(of: "hub", after: 5, limit: 2), [], "after the last")
            try expect(await storage.events(of: "hub", after: 0, limit: 0), [], "none")
            try expect(await storage.events(of: "nowhere", after: 0, limit: 9), [], "no hub")
        },
        Case(name: "events that are old are forgotten, and their numbers do not come again") { storage in
            try await put(["1"], at: now, storage)
            try await put(["2", "3"], at: now + .seconds(1), storage)
            try await put(["9"], into: "other", at: now, storage)
            let writes: [Write] = [.forgetEvents("hub", before: now + .seconds(1)), .forgetEvents("nowhere", before: now)]
            try expect(await storage.commit(writes), [.done, .done], "outcomes")
            try expect(await bodies(storage), ["2", "3"], "events")
            try expect(await bodies(storage, of: "other"), ["9"], "other hub")
            _ = try await write(.forgetEvents("hub", before: .distantFuture), storage)
            try expect(await bodies(storage), [], "all events")
            try await put(["4"], storage)
            try expect(await storage.events(of: "hub", after: 0, limit: 9).map(\.sequence), [4], "sequences")
        },
        Case(name: "an old event behind one that stays is not forgotten") { storage in
            for seconds in [0, 9, 1] { try await put(["\(seconds)"], at: now + .seconds(seconds), storage) }
            _ = try await write(.forgetEvents("hub", before: now + .seconds(5)), storage)
            try expect(await bodies(storage), ["9", "1"], "events")
        },
        Case(name: "event hubs are listed by their names, with how much they keep") { storage in
            try expect(await storage.eventHubs(), [], "before")
            try await put(["1", "2", "3"], into: "b", storage)
            try await put(["1"], into: "a", storage)
            try await put([], into: "c", storage)
            try await put(["4"], into: "b", at: now + .seconds(1), storage)
            _ = try await write(.forgetEvents("a", before: .distantFuture), storage)
            _ = try await write(.forgetEvents("b", before: now + .seconds(1)), storage)
            let hubs = [
                EventHubSummary(name: "a", count: 0, lastSequence: 1), EventHubSummary(name: "b", count: 1, lastSequence: 4),
            ]
            try expect(await storage.eventHubs(), hubs, "hubs")
        },
    ]
}
