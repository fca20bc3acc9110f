import DurableCore
import DurableJSON

/// Which instances are wanted, as a condition on the table `instances`.
struct InstanceCondition: Sendable {
    /// The index to go by; nil leaves it to SQLite.
    private let index: StaticString?
    private var terms: [String] = []
    private var values: [SQLiteValue] = []

    init(_ query: InstanceQuery, index: StaticString? = nil) {
        self.index = index
        // What is said of kind and status stands in the text, so that the partial indexes are found.
        if let kind = query.kind { require("is_entity = \(kind == .entities ? 1 : 0)") }
        if let statuses = query.statuses { require(statuses) }
        if let prefix = query.idPrefix, !prefix.isEmpty { require(idPrefix: prefix) }
        if let name = query.name { require("same_name(name, ?)", .text(name)) }
        if let prefix = query.namePrefix { require("name_begins(name, ?)", .text(prefix)) }
        if let tag = query.tag { require("tags IS NOT NULL AND has_tag(tags, ?, ?)", .text(tag.name), .text(tag.value)) }
        require("created_at >= ?", query.createdFrom)
        require("created_at <= ?", query.createdTo)
        require("updated_at >= ?", query.updatedFrom)
        require("updated_at <= ?", query.updatedTo)
    }

    mutating func require(_ term: String, _ values: SQLiteValue...) {
        terms.append(term)
        self.values += values
    }

    mutating func require(after position: InstancePage.Position) {
        require("(created_at, id) > (?, ?)", .integer(position.createdAt.microseconds), .text(position.id.text))
    }

    private mutating func require(_ comparison: String, _ time: Timestamp?) {
        if let time { require(comparison, .integer(time.microseconds)) }
    }

    private mutating func require(_ statuses: Set<RuntimeStatus>) {
        let names = statuses.map { "'\($0.rawValue)'" }.sorted()
        require(names.count == 1 ? "status = \(names[0])" : "status IN (\(names.joined(separator: ", ")))")
        if statuses.isSubset(of: RuntimeStatus.terminal) { require("ended = 1") }
    }

    private mutating func require(idPrefix: String) {
        require("id >= ?", .text(idPrefix))
        if let end = idPrefix.endOfPrefixed { require("id < ?", .text(end)) }
    }

    /// Gives key, id and time of creation of the instances that match, in the order of their creation. The last parameter is the
    /// limit.
    var sql: String { "\(unordered) \(Self.order)" }

    private static let order = "ORDER BY created_at, id LIMIT ?"

    private var unordered: String {
        let condition = terms.isEmpty ? "" : "WHERE " + terms.map { "(\($0))" }.joined(separator: " AND ")
        let index = index.map { "INDEXED BY \($0)" } ?? ""
        return "SELECT key, id, created_at FROM instances \(index) \(condition)"
    }

    /// As `sql`, of the instances that match one of several conditions that exclude each other. SQLite merges them as they come.
    static func sql(_ conditions: [InstanceCondition]) -> String {
        "\(conditions.map(\.unordered).joined(separator: " UNION ALL ")) \(order)"
    }

    /// How many of the instances with the keys from `first` to `last` match, by name and status.
    func counts(in database: SQLiteDatabase, from first: Int64, to last: Int64) throws -> [InstanceCount] {
        let condition = (terms + ["key BETWEEN ? AND ?"]).map { "(\($0))" }.joined(separator: " AND ")
        // A range of keys is short however many instances there are; no index knows that.
        let rows = try database.prepare(
            """
            SELECT name, status, is_entity, count(*), min(id) FROM instances NOT INDEXED WHERE \(condition)
            GROUP BY name, status, is_entity
            """)
        try rows.bind(values + [.integer(first), .integer(last)])
        var counts: [InstanceCount] = []
        try rows.forEachRow {
            let status = try rows.status(1, of: InstanceID(rows.text(4)))
            counts.append(.init(name: rows.text(0), status: status, isEntity: rows.int(2) != 0, count: Int(rows.int(3))))
            return true
        }
        return counts
    }

    /// The keys and places of instances that match, in the order of their creation.
    func select(in database: SQLiteDatabase, limit: Int) throws -> [FoundInstance] {
        try Self.select([self], in: database, limit: limit)
    }

    /// The same of those that match one of several conditions that exclude each other.
    static func select(
        _ conditions: [InstanceCondition], in database: SQLiteDatabase, limit: Int
    ) throws -> [FoundInstance] {
        if conditions.isEmpty { return [] }
        let rows = try database.prepare(sql(conditions))
        try rows.bind(conditions.flatMap(\.values) + [.integer(Int64(limit))])
        var found: [FoundInstance] = []
        try rows.forEachRow {
            let position = InstancePage.Position(createdAt: rows.timestamp(2), id: InstanceID(rows.text(1)))
            found.append(FoundInstance(key: rows.int(0), position: position))
            return true
        }
        return found
    }
}

/// An instance that matches a condition.
struct FoundInstance {
    let key: Int64
    let position: InstancePage.Position
}

extension InstanceCondition {
    /// Offers what conditions call. SQLite knows the case of ASCII letters only.
    static func defineFunctions(on database: SQLiteDatabase) throws {
        try database.define("same_name", parameters: 2) { $0[0]?.lowercased() == $0[1]?.lowercased() }
        try database.define("name_begins", parameters: 2) { texts in
            guard let name = texts[0], let prefix = texts[1] else { return false }
            return name.lowercased().hasPrefix(prefix.lowercased())
        }
        try database.define("has_tag", parameters: 3) { texts in
            guard let json = texts[0], let name = texts[1], let tags = try? [String: String](jsonObject: json) else {
                return false
            }
            return tags[name] == texts[2]
        }
    }
}

extension String {
    /// The first text behind all that begin with this one, in the order of their bytes; nil when there is none.
    fileprivate var endOfPrefixed: String? {
        var scalars = Array(unicodeScalars)
        while let last = scalars.popLast() {
            // The order of UTF-8 bytes is that of code points; surrogates are none.
            let next = last.value == 0xD7FF ? 0xE000 : last.value + 1
            guard let scalar = Unicode.Scalar(next) else { continue }
            scalars.append(scalar)
            var text = ""
            text.unicodeScalars.append(contentsOf: scalars)
            return text
        }
        return nil
    }
}
