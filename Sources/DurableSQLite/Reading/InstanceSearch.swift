import DurableCore

/// Finds the instances of one page.
///
/// By name and status there is an index that is in the order of creation within each pair of the two. There are few pairs,
/// however many instances: so a page is put together from the first of every pair that is wanted, and no instance is looked at
/// in vain. Other conditions are checked on the way.
struct InstanceSearch: Sendable {
    static let index: StaticString = "instances_by_name"
    /// With more pairs than this, going through all instances is no worse.
    private static let furthestPairs = 2_000
    /// SQLite takes no more than 500 in one statement.
    private static let pairsAtOnce = 100

    private let query: InstanceQuery
    private let position: InstancePage.Position?

    init(_ query: InstanceQuery, after position: InstancePage.Position?) {
        // Of two places to begin at SQLite would go by one and pass over what lies before the other.
        var (query, position) = (query, position)
        if let place = position, let from = query.createdFrom {
            if place.createdAt >= from { query.createdFrom = nil } else { position = nil }
        }
        self.query = query
        self.position = position
    }

    /// In the order of their creation.
    func find(in database: SQLiteDatabase, limit: Int) throws -> [FoundInstance] {
        if isByPairs, let pairs = try pairs(in: database) { return try find(pairs, in: database, limit: limit) }
        return try condition(InstanceCondition(query)).select(in: database, limit: limit)
    }

    /// Times of change and ids have indexes of their own.
    private var isByPairs: Bool {
        let isNarrowed = query.statuses != nil || query.name != nil || query.namePrefix != nil
        let isOtherwise = query.updatedFrom != nil || query.updatedTo != nil || query.idPrefix?.isEmpty == false
        return isNarrowed && !isOtherwise
    }

    struct Pair: Hashable {
        let name: String
        let status: String
    }

    private func find(_ pairs: [Pair], in database: SQLiteDatabase, limit: Int) throws -> [FoundInstance] {
        var found: [FoundInstance] = []
        var parts = 0
        for first in stride(from: 0, to: pairs.count, by: Self.pairsAtOnce) {
            let conditions = pairs[first...].prefix(Self.pairsAtOnce).map(condition)
            found += try InstanceCondition.select(conditions, in: database, limit: limit)
            parts += 1
        }
        if parts > 1 { found.sort { $0.position < $1.position } }
        return Array(found.prefix(limit))
    }

    /// What is left of the query for the instances of one pair.
    func condition(of pair: Pair) -> InstanceCondition {
        var rest = query
        rest.statuses = nil
        rest.name = nil
        rest.namePrefix = nil
        var condition = condition(InstanceCondition(rest, index: Self.index))
        condition.require("name = ?", .text(pair.name))
        condition.require("status = ?", .text(pair.status))
        return condition
    }

    private func condition(_ condition: InstanceCondition) -> InstanceCondition {
        var condition = condition
        if let position { condition.require(after: position) }
        return condition
    }

    /// The pairs of name and status that are wanted and that there are; nil when there are too many.
    private func pairs(in database: SQLiteDatabase) throws -> [Pair]? {
        var pairs: [Pair] = []
        let status = try database.statement(Self.nextStatus)
        let name = try database.statement(Self.nextName)
        var last = Pair(name: "", status: "")
        for _ in 0..<Self.furthestPairs {
            try status.bind(last.name, at: 0)
            try status.bind(last.status, at: 1)
            try name.bind(last.name, at: 0)
            let next = try status.first { Pair(name: last.name, status: status.text(0)) }
            guard let pair = try next ?? name.first({ Pair(name: name.text(0), status: name.text(1)) }) else { return pairs }
            if isWanted(pair) { pairs.append(pair) }
            last = pair
        }
        return nil
    }

    // One comparison of both columns would go through every instance of the last pair.
    static let nextStatus: StaticString = """
        SELECT status FROM instances INDEXED BY instances_by_name WHERE name = ? AND status > ? ORDER BY status LIMIT 1
        """
    static let nextName: StaticString = """
        SELECT name, status FROM instances INDEXED BY instances_by_name WHERE name > ? ORDER BY name, status LIMIT 1
        """

    private func isWanted(_ pair: Pair) -> Bool {
        if let statuses = query.statuses, !statuses.contains(where: { $0.rawValue == pair.status }) { return false }
        if let name = query.name, name.lowercased() != pair.name.lowercased() { return false }
        if let prefix = query.namePrefix { return pair.name.lowercased().hasPrefix(prefix.lowercased()) }
        return true
    }
}
