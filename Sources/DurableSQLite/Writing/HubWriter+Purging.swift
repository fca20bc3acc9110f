import DurableCore

extension HubWriter {
    func purge(_ id: InstanceID) throws -> WriteOutcome {
        guard let (key, status) = try status(of: id) else { return .notFound }
        if try isBusyEntity(key) ?? !status.isTerminal { return .conflict(status) }
        return .purged(try forget(key))
    }

    func purgeAll(_ query: InstanceQuery, limit: Int) throws -> Int {
        var condition = InstanceCondition(query)
        condition.require(query.kind == .orchestrations ? "ended = 1" : "ended = 1 OR \(Self.isEmptyEntity)")
        // One that is found may go as a descendant of one before it.
        return try condition.select(in: database, limit: limit).reduce(0) { try $0 + forget($1.key) }
    }

    private static let isEmptyEntity = """
        EXISTS (SELECT 1 FROM entities WHERE entities.instance = instances.key
                AND state_exists = 0 AND lock IS NULL AND early_releases IS NULL)
        AND NOT EXISTS (SELECT 1 FROM inbox WHERE inbox.instance = instances.key)
        """

    /// Whether an entity is in use or has something to do; nil when it is none.
    private func isBusyEntity(_ key: Int64) throws -> Bool? {
        let entity = try database.statement(
            """
            SELECT lock IS NOT NULL OR early_releases IS NOT NULL
                OR EXISTS (SELECT 1 FROM inbox WHERE inbox.instance = entities.instance)
            FROM entities WHERE instance = ?
            """)
        entity.bind(key, at: 0)
        return try entity.first { entity.int(0) != 0 }
    }

    /// The keys of an instance and of those of its descendants that have ended.
    static let family: StaticString = """
        WITH RECURSIVE family (key, id) AS (
            SELECT key, id FROM instances WHERE key = ?
            UNION
            SELECT child.key, child.id FROM family JOIN instances AS child ON child.parent = family.id
            WHERE child.ended = 1
        )
        SELECT key FROM family
        """

    /// Removes the instance and those of its descendants that have ended. Returns how many went.
    private func forget(_ key: Int64) throws -> Int {
        let family = try database.statement(Self.family)
        family.bind(key, at: 0)
        var keys: [Int64] = []
        try family.forEachRow {
            keys.append(family.int(0))
            return true
        }
        for key in keys { try remove(key) }
        return keys.count
    }
}
