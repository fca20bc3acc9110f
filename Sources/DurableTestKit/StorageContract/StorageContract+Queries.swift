import DurableCore

extension StorageContract {
    private static func named(_ id: InstanceID, _ name: String, tags: [String: String] = [:], after seconds: Int = 0)
        -> NewInstance
    {
        NewInstance(
            id: id, execution: "e1", start: ExecutionStarted(name: name, tags: tags), createdAt: now + .seconds(seconds))
    }

    private static func found(_ query: InstanceQuery, _ storage: any Storage) async throws -> [InstanceID] {
        let page = try await storage.instances(query, after: nil, limit: 100)
        try expect(page.next, nil, "position behind the last page")
        try expect(page.rows.allSatisfy(query.matches), true, "what was found matches")
        return page.rows.map(\.id)
    }

    private static func expect(
        _ queries: [(InstanceQuery, [InstanceID])], _ storage: any Storage
    ) async throws {
        for (query, ids) in queries { try expect(await found(query, storage), ids, "\(query)") }
    }

    static let queryCases = [
        Case(name: "instances come as they are, the oldest first") { storage in
            for (index, id) in (["c", "a", "b"] as [InstanceID]).enumerated() {
                _ = try await write(.create(named(id, "O", tags: ["n": "\(index)"], after: -index)), storage)
            }
            let page = try await storage.instances(InstanceQuery(), after: nil, limit: 9)
            let rows = [named("b", "O", tags: ["n": "2"], after: -2), named("a", "O", tags: ["n": "1"], after: -1)]
            try expect(page, InstancePage(rows: (rows + [named("c", "O", tags: ["n": "0"])]).map(\.row)), "page")
            try expect(await storage.instances(InstanceQuery(), after: nil, limit: 0), InstancePage(rows: []), "no rows")
        },
        Case(name: "pages of instances of one time go on in the order of their ids' bytes") { storage in
            let ids: [InstanceID] = ["B", "a", "b", "e\u{301}", "\u{E9}", "\u{FFFF}", "\u{10000}"]
            for id in ids.shuffled(seed: 7) { _ = try await write(.create(named(id, "O")), storage) }
            _ = try await write(.create(named("z", "O", after: -1)), storage)
            var pages: [[InstanceID]] = []
            var position: InstancePage.Position?
            repeat {
                let page = try await storage.instances(InstanceQuery(), after: position, limit: 3)
                pages.append(page.rows.map(\.id))
                position = page.next
            } while position != nil
            try expect(pages, [["z", ids[0], ids[1]], Array(ids[2...4]), Array(ids[5...])], "pages")
        },
        Case(name: "a full last page is known to be the last") { storage in
            for id in ["a", "b"] as [InstanceID] { _ = try await write(.create(named(id, "O")), storage) }
            try expect(await storage.instances(InstanceQuery(), after: nil, limit: 2).next, nil, "next")
        },
        Case(name: "paging goes on behind an instance that is gone") { storage in
            for id in ["a", "b", "c"] as [InstanceID] { try await make(named(id, "O"), .completed, storage) }
            let position = try await storage.instances(InstanceQuery(), after: nil, limit: 2).next
            try expect(position, InstancePage.Position(createdAt: now, id: "b"), "position")
            _ = try await write(.purge("b"), storage)
            let rest = try await storage.instances(InstanceQuery(), after: position, limit: 2)
            try expect(rest.rows.map(\.id), ["c"], "rest")
        },
        Case(name: "orchestrations and entities are told apart") { storage in
            _ = try await write(.create(named("a", "counter")), storage)
            _ = try await write(.send(signal("add")), storage)
            try await expect(
                [
                    (InstanceQuery(kind: .orchestrations), ["a"]), (InstanceQuery(kind: .entities), [counter]),
                    (InstanceQuery(), [counter, "a"]), (InstanceQuery(name: "COUNTER"), [counter, "a"]),
                    (InstanceQuery(kind: .entities, name: "other"), []),
                ], storage)
        },
        Case(name: "instances are found by their status") { storage in
            for status in RuntimeStatus.allCases {
                try await make(named(InstanceID(status.rawValue), "O"), status, storage)
            }
            try await expect(
                RuntimeStatus.allCases.map { (InstanceQuery(statuses: [$0]), [InstanceID($0.rawValue)]) } + [
                    (InstanceQuery(statuses: []), []),
                    (InstanceQuery(statuses: RuntimeStatus.terminal), ["Canceled", "Completed", "Failed", "Terminated"]),
                    (InstanceQuery(statuses: [.running, .failed]), ["Failed", "Running"]),
                ], storage)
        },
        Case(name: "instances are found by how their ids begin, byte by byte") { storage in
            let ids: [InstanceID] = [
                "A1", "a", "a%", "a_1", "aé", "e\u{301}", "\u{D7FF}x", "\u{E000}", "\u{10FFFF}", "\u{10FFFF}y",
            ]
            for id in ids { _ = try await write(.create(named(id, "O")), storage) }
            try await expect(
                [
                    (InstanceQuery(idPrefix: ""), ids), (InstanceQuery(idPrefix: "a"), Array(ids[1...4])),
                    (InstanceQuery(idPrefix: "A"), ["A1"]), (InstanceQuery(idPrefix: "a%"), ["a%"]),
                    (InstanceQuery(idPrefix: "a_"), ["a_1"]), (InstanceQuery(idPrefix: "e"), ["e\u{301}"]),
                    (InstanceQuery(idPrefix: "\u{E9}"), []), (InstanceQuery(idPrefix: "\u{D7FF}"), ["\u{D7FF}x"]),
                    (InstanceQuery(idPrefix: "\u{10FFFF}"), Array(ids[8...])), (InstanceQuery(idPrefix: "a\u{10FFFF}"), []),
                ], storage)
        },
        Case(name: "instances are found by their names without case") { storage in
            let names = ["Order", "ORDER", "OrderItem", "Ärger", "or%", "o'rder"]
            for (index, name) in names.enumerated() {
                _ = try await write(.create(named(InstanceID("\(index)"), name)), storage)
            }
            try await expect(
                [
                    (InstanceQuery(name: "order"), ["0", "1"]), (InstanceQuery(name: "ord"), []),
                    (InstanceQuery(name: "ÄRGER"), ["3"]), (InstanceQuery(name: "Or%"), ["4"]),
                    (InstanceQuery(name: "O'RDER"), ["5"]), (InstanceQuery(namePrefix: "ORDER"), ["0", "1", "2"]),
                    (InstanceQuery(namePrefix: "or%"), ["4"]), (InstanceQuery(namePrefix: "ä"), ["3"]),
                    (InstanceQuery(namePrefix: ""), ["0", "1", "2", "3", "4", "5"]),
                    (InstanceQuery(name: "ORDERITEM", namePrefix: "order"), ["2"]),
                ], storage)
        },
        Case(name: "instances are found by a tag they have, exactly") { storage in
            let tags = [
                ["plan": "gold"], ["plan": "Gold"], ["Plan": "gold"], ["a.b": "1", "plan": "gold\""], ["\"q\\\"": "日\n\u{0}x"],
                [:], ["$": "", "plan": ""],
            ]
            for (index, tags) in tags.enumerated() {
                _ = try await write(.create(named(InstanceID("\(index)"), "O", tags: tags)), storage)
            }
            try await expect(
                [
                    (InstanceQuery(tag: .init(name: "plan", value: "gold")), ["0"]),
                    (InstanceQuery(tag: .init(name: "plan", value: "gold\"")), ["3"]),
                    (InstanceQuery(tag: .init(name: "a.b", value: "1")), ["3"]),
                    (InstanceQuery(tag: .init(name: "a", value: "1")), []),
                    (InstanceQuery(tag: .init(name: "\"q\\\"", value: "日\n\u{0}x")), ["4"]),
                    (InstanceQuery(tag: .init(name: "\"q\\\"", value: "日\n")), []),
                    (InstanceQuery(tag: .init(name: "plan", value: "")), ["6"]),
                    (InstanceQuery(tag: .init(name: "gold", value: "plan")), []),
                ], storage)
        },
        Case(name: "instances are found by when they were created and updated, both ends included") { storage in
            for (index, id) in (["a", "b", "c", "d"] as [InstanceID]).enumerated() {
                let new = named(id, "O", after: index * 10)
                try await make(new, .running, storage) { $0.update.lastUpdatedAt = now + .seconds(100 - index) }
            }
            let from = now + .seconds(10)
            let to = now + .seconds(20)
            try await expect(
                [
                    (InstanceQuery(createdFrom: from), ["b", "c", "d"]), (InstanceQuery(createdTo: to), ["a", "b", "c"]),
                    (InstanceQuery(createdFrom: from, createdTo: to), ["b", "c"]),
                    (InstanceQuery(createdFrom: to, createdTo: from), []),
                    (InstanceQuery(updatedFrom: now + .seconds(99)), ["a", "b"]),
                    (InstanceQuery(updatedTo: now + .seconds(98)), ["c", "d"]),
                    (InstanceQuery(createdTo: to, updatedTo: now + .seconds(99)), ["b", "c"]),
                ], storage)
        },
        Case(name: "everything that is asked for must be met, on every page") { storage in
            for index in 10..<40 {
                let new = named(InstanceID("i\(index)"), index % 2 == 0 ? "Even" : "Odd", tags: ["m": "\(index % 3)"])
                try await make(new, index % 5 == 0 ? .completed : .running, storage)
            }
            let query = InstanceQuery(
                kind: .orchestrations, statuses: [.running], idPrefix: "i", name: "EVEN", namePrefix: "e",
                tag: .init(name: "m", value: "0"), createdFrom: now, createdTo: now, updatedFrom: now)
            var ids: [InstanceID] = []
            var position: InstancePage.Position?
            repeat {
                let page = try await storage.instances(query, after: position, limit: 2)
                ids += page.rows.map(\.id)
                position = page.next
            } while position != nil
            try expect(ids, ["i12", "i18", "i24", "i36"], "instances")
        },
    ]
}

extension Array {
    fileprivate func shuffled(seed: UInt64) -> Self {
        var generator = SeededGenerator(seed: seed)
        return shuffled(using: &generator)
    }
}
