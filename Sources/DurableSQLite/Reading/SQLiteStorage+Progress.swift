package import DurableCore

/// What those ask for who watch a task hub. Each read is short, so that the engine's own reads come in between.
extension SQLiteStorage {
    /// How many keys are looked at in one read of a count.
    private static let countedKeys: Int64 = 20_000

    package func history(of id: InstanceID, after count: Int, limit: Int) async throws -> HistoryPage? {
        try await reader.perform { database in
            try StorageDamage.telling(of: "instance \(id)") {
                try database.snapshot {
                    guard let (key, row) = try database.instance(id) else { return nil }
                    return HistoryPage(
                        row: row, length: try database.historyLength(of: key),
                        events: try database.history(of: key, after: count, limit: limit))
                }
            }
        }
    }

    package func counts(_ query: InstanceQuery) async throws -> [InstanceCount] {
        let condition = InstanceCondition(query)
        let keys = try await reader.perform { database in
            let ends = try database.statement("SELECT min(key), max(key) FROM instances")
            return try ends.first { ends.optionalInt(0).map { (first: $0, last: ends.int(1)) } } ?? nil
        }
        guard let keys else { return [] }
        var counts: [InstanceCount: Int] = [:]
        for first in stride(from: keys.first, through: keys.last, by: Int64.Stride(Self.countedKeys)) {
            let last = min(keys.last, first + Self.countedKeys - 1)
            let found = try await reader.perform { try condition.counts(in: $0, from: first, to: last) }
            for var group in found {
                let count = group.count
                group.count = 0
                counts[group, default: 0] += count
            }
        }
        return counts.map { group, count in
            .init(name: group.name, status: group.status, isEntity: group.isEntity, count: count)
        }
    }
}
