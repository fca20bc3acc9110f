package import JSONText

/// The tables of one storage account. Entities are objects with `PartitionKey` and `RowKey`.
package protocol TableService: Sendable {
    /// nil when there is none with these keys.
    func entity(partitionKey: String, rowKey: String, of table: String) async throws -> JSONObject?
    /// Entities in the order of their keys, of one partition or of all, at most `limit` of those that are wanted.
    func entities(
        partitionKey: String?, of table: String, limit: Int?, where isWanted: @Sendable (JSONObject) -> Bool
    ) async throws -> [JSONObject]
    /// Adds entities; a table that is not there is made. Durable when this returns.
    ///
    /// - Throws: `ServiceRejection` when an entity with such keys is there already.
    func insert(_ entities: [TableEntity], into table: String) async throws
}
