import DurableCore
import DurableJSON

extension HubWriter {
    /// Adds an entity that is not there yet.
    func begin(_ entity: InstanceID, at time: Timestamp) throws {
        let key = try insert(InstanceRow(entity: entity, createdAt: time))
        try run("INSERT INTO entities (instance, state_exists, version) VALUES (?, 0, 0)", key)
    }

    /// Changes what the entity is if its version is the one the turn began with. Returns whether it did.
    func change(_ entity: EntityState, from version: Int, under execution: ExecutionID) throws -> Bool {
        let update = try database.statement(
            """
            UPDATE entities SET state = ?, state_exists = ?, lock = ?, early_releases = ?, version = ?
            WHERE version = ? AND instance = (SELECT key FROM instances WHERE id = ? AND execution = ? AND ended = 0)
            """)
        try update.bind(entity.value?.json, at: 0)
        update.bind(entity.exists ? 1 : 0, at: 1)
        try update.bind(entity.lock?.json, at: 2)
        try update.bind(entity.earlyReleases.isEmpty ? nil : entity.earlyReleases.jsonArray, at: 3)
        update.bind(entity.version, at: 4)
        update.bind(version, at: 5)
        try update.bind(entity.id.text, at: 6)
        try update.bind(execution.text, at: 7)
        try update.run()
        return database.changes == 1
    }
}
