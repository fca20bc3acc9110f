import DurableCore
import DurableEngine
import JSONText

/// The tables of the task hub.
struct HubTables: TableService {
    private static let pageSize = 1_000

    let hub: TaskHub

    func entity(partitionKey: String, rowKey: String, of table: String) async throws -> JSONObject? {
        let key = TableKey(TableName(table.lowercased()), partition: partitionKey, row: rowKey)
        return try await hub.row(key).flatMap(Self.entity)
    }

    func entities(
        partitionKey: String?, of table: String, limit: Int?, where isWanted: @Sendable (JSONObject) -> Bool
    ) async throws -> [JSONObject] {
        var entities: [JSONObject] = []
        var position: TableKey?
        repeat {
            let page = try await hub.rows(
                of: TableName(table.lowercased()), in: partitionKey, after: position, limit: Self.pageSize)
            entities += page.rows.compactMap { Self.entity($0.value) }.filter(isWanted)
            if let limit, entities.count >= limit { return Array(entities.prefix(limit)) }
            position = page.next
        } while position != nil
        return entities
    }

    func insert(_ entities: [TableEntity], into table: String) async throws {
        let writes = entities.map { Write.insertRow($0.key(in: table), Payload(json: $0.json.text())) }
        if try await hub.write(writes) == .rowExists { throw ServiceRejection(Self.exists(in: table)) }
    }

    static func exists(in table: String) -> String {
        "the table '\(table)' has an entity with the same PartitionKey and RowKey already (EntityAlreadyExists)."
    }

    private static func entity(_ payload: Payload) -> JSONObject? { (try? JSONParser.parse(payload.json))?.objectValue }
}
