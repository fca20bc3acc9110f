import DurableCore

extension StorageContract {
    private static func page(
        _ id: InstanceID, after count: Int, limit: Int, _ storage: any Storage
    ) async throws -> [String]? {
        guard let page = try await storage.history(of: id, after: count, limit: limit) else { return nil }
        try expect(page.row, await storage.instance(id), "row")
        try expect(page.length, await storage.load(id)?.history.count, "length")
        return page.events.map { event in
            if case .eventRaised(let name, _) = event.kind { name } else { event.kind.name }
        }
    }

    /// By `name status`.
    private static func counts(_ query: InstanceQuery, _ storage: any Storage) async throws -> [String: Int] {
        let counts = try await storage.counts(query)
        let names = counts.map { "\($0.name) \($0.status)\($0.isEntity ? " entity" : "")" }
        try expect(Set(names).count, names.count, "groups")
        return Dictionary(uniqueKeysWithValues: zip(names, counts.map(\.count)))
    }

    static let progressCases = [
        Case(name: "a history is read in parts, each behind so many events") { storage in
            try expect(await page("a", after: 0, limit: 1, storage), nil, "unknown instance")
            try await make(instance("a"), .running, storage) { $0.body = .history(from: 0, append: [event("1"), event("2")]) }
            try await commit(checkpoint("a", from: 2, append: [event("3"), event("4"), event("5")]), storage)
            try await make(instance("b"), .running, storage) { $0.body = .history(from: 0, append: [event("other")]) }
            for (count, limit, expected) in [
                (0, 2, ["1", "2"]), (0, 9, ["1", "2", "3", "4", "5"]), (1, 3, ["2", "3", "4"]), (4, 3, ["5"]), (5, 3, []),
                (9, 3, []), (0, 0, []),
            ] {
                try expect(await page("a", after: count, limit: limit, storage), expected, "\(limit) after \(count)")
            }
            try expect(await storage.history(of: "a", after: 3, limit: 1)?.events, [event("4")], "event")
        },
        Case(name: "a history in parts is that of the current execution") { storage in
            try await make(instance("a"), .running, storage) { $0.body = .history(from: 0, append: [event("1"), event("2")]) }
            try await commit(
                checkpoint("a") { $0.body = .restart(execution: "e2", input: "2", from: 2) }, storage)
            try expect(await page("a", after: 0, limit: 9, storage), [], "events of the new execution")
            try await commit(checkpoint("a", execution: "e2", append: [event("n")]), storage)
            try expect(await page("a", after: 0, limit: 9, storage), ["n"], "events")
            try expect(await storage.history(of: "a", after: 0, limit: 9)?.row.execution, "e2", "execution")
        },
        Case(name: "instances are counted by their names and statuses") { storage in
            try expect(await counts(InstanceQuery(), storage), [:], "nothing")
            for (id, name, status) in [
                ("a", "Order", RuntimeStatus.running), ("b", "Order", .running), ("c", "Order", .failed),
                ("d", "order", .running), ("e", "Ship", .completed),
            ] {
                let new = NewInstance(
                    id: InstanceID(id), execution: "e1", start: ExecutionStarted(name: name), createdAt: now)
                try await make(new, status, storage)
            }
            _ = try await write(.send(signal("add")), storage)
            try expect(
                await counts(InstanceQuery(), storage),
                ["Order running": 2, "Order failed": 1, "order running": 1, "Ship completed": 1, "counter running entity": 1],
                "all")
            try expect(
                await counts(InstanceQuery(kind: .orchestrations, statuses: [.running], name: "ORDER"), storage),
                ["Order running": 2, "order running": 1], "some")
            _ = try await write(.purge("c"), storage)
            try expect(await counts(InstanceQuery(idPrefix: "c"), storage), [:], "gone")
        },
    ]
}
