/// The properties of `table`.
package struct TableBinding: Hashable, Sendable {
    package let tableName: String
    package let partitionKey: String?
    package let rowKey: String?
    package let take: Int?
    package let filter: String?
    package let connection: String?
}
