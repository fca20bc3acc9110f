/// The properties of `table`.
package struct TableBinding: Hashable, Sendable {
    package let tableName: BindingTemplate
    package let partitionKey: BindingTemplate?
    package let rowKey: BindingTemplate?
    /// How many entities at most.
    package let take: Int?
    /// A filter of OData, see `TableFilter`.
    package let filter: BindingTemplate?
    package let connection: String?
}
