import DurableCore

extension StorageContract {
    private static func key(_ partition: String, _ row: String, in table: TableName = "t") -> TableKey {
        TableKey(table, partition: partition, row: row)
    }

    private static let odd = "\"'\\ \n\u{0} 日本 👩‍👩‍👧 / ? #"

    /// The keys of all pages, gathered.
    private static func keys(
        _ storage: any Storage, in partition: String? = nil, by limit: Int = 2
    ) async throws -> [String] {
        var keys: [String] = []
        var position: TableKey?
        repeat {
            let page = try await storage.rows(of: "t", in: partition, after: position, limit: limit)
            try expect(page.rows.count <= limit, true, "page of at most \(limit)")
            keys += page.rows.map { "\($0.key.partition)/\($0.key.row)" }
            position = page.next
        } while position != nil
        return keys
    }

    static let tableCases = [
        Case(name: "a row is what was put last under its key") { storage in
            try expect(await storage.row(key("p", "r")), nil, "before")
            for value in ["1", #"{"a":"é"}"#] as [Payload] {
                try expect(await write(.putRow(key("p", "r"), value), storage), .done, "put")
                try expect(await storage.row(key("p", "r")), value, "row")
            }
            try expect(await storage.rows(of: "t", in: nil, after: nil, limit: 9).rows.count, 1, "rows")
        },
        Case(name: "a row is inserted once") { storage in
            try expect(await write(.insertRow(key("p", "r"), "1"), storage), .done, "first")
            try expect(await write(.insertRow(key("p", "r"), "2"), storage), .rowExists, "second")
            try expect(await storage.row(key("p", "r")), "1", "row")
        },
        Case(name: "a row is deleted once") { storage in
            _ = try await write(.putRow(key("p", "r"), "1"), storage)
            let writes: [Write] = [.deleteRow(key("p", "r")), .deleteRow(key("p", "r")), .insertRow(key("p", "r"), "2")]
            try expect(await storage.commit(writes), [.done, .notFound, .done], "outcomes")
            try expect(await storage.row(key("p", "r")), "2", "row")
        },
        Case(name: "keys are compared exactly, and are apart from each other") { storage in
            let keys = [
                key("p", "r"), key("P", "r"), key("p", "R"), key("pr", ""), key("", "pr"), key("p", "r", in: "T"), key(odd, odd),
                key("e\u{301}", "r"), key("é", "r"),
            ]
            for (number, key) in keys.enumerated() {
                try expect(await write(.insertRow(key, Payload(json: "\(number)")), storage), .done, "insert \(key)")
            }
            for (number, key) in keys.enumerated() {
                try expect(await storage.row(key), Payload(json: "\(number)"), "row \(key)")
            }
        },
        Case(name: "rows come in the order of their keys' bytes, page by page") { storage in
            let rows = [("b", "1"), ("a", "2"), ("a", "10"), ("B", "1"), ("é", "1"), ("a", ""), ("日", "1"), ("z", "1")]
            for (partition, row) in rows { _ = try await write(.putRow(key(partition, row), "1"), storage) }
            _ = try await write(.putRow(key("a", "1", in: "other"), "1"), storage)
            let ordered = ["B/1", "a/", "a/10", "a/2", "b/1", "z/1", "é/1", "日/1"]
            for limit in [1, 3, 8, 99] { try expect(await keys(storage, by: limit), ordered, "by \(limit)") }
        },
        Case(name: "rows of one partition come alone, page by page") { storage in
            for row in ["3", "1", "2"] {
                for partition in ["a", "ab", "b"] { _ = try await write(.putRow(key(partition, row), "1"), storage) }
            }
            for limit in [1, 2, 3, 99] {
                try expect(await keys(storage, in: "a", by: limit), ["a/1", "a/2", "a/3"], "by \(limit)")
            }
            try expect(await keys(storage, in: "none"), [], "no partition")
            try expect(await storage.rows(of: "none", in: nil, after: nil, limit: 9), TablePage(rows: []), "no table")
        },
        Case(name: "a page may begin after a row that is not there, and has what is kept of its rows") { storage in
            for row in ["1", "3"] { _ = try await write(.putRow(key("a", row), Payload(json: row)), storage) }
            let rows = [TableRow(key: key("a", "3"), value: "3")]
            for partition in ["a", nil] {
                let page = try await storage.rows(of: "t", in: partition, after: key("a", "2"), limit: 1)
                try expect(page, TablePage(rows: rows), "page")
            }
        },
    ]
}
