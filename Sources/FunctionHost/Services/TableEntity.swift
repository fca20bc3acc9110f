import DurableCore
package import JSONText

/// An entity of a table: its keys and its properties.
package struct TableEntity: Hashable, Sendable {
    package let partitionKey: String
    package let rowKey: String
    /// The keys first, then the properties; none of them is null, an array or an object.
    package let json: JSONValue

    /// Keys of the object go before the given ones. Properties that are null are left out; what is an array or an object becomes
    /// text, as tables have neither.
    ///
    /// - Returns: nil without keys.
    package init?(_ members: JSONObject, partitionKey: String?, rowKey: String?) {
        func key(_ name: String, _ given: String?) -> String? {
            guard let own = members.value(ignoringCase: name), !own.isNull else { return given }
            return own.stringValue ?? own.numberText
        }
        guard let partition = key("PartitionKey", partitionKey), let row = key("RowKey", rowKey) else { return nil }
        self.partitionKey = partition
        self.rowKey = row
        var properties: JSONObject = ["PartitionKey": .string(partition), "RowKey": .string(row)]
        for member in members where !["partitionkey", "rowkey"].contains(member.key.lowercased()) && !member.value.isNull {
            let isFlat = member.value.arrayValue == nil && member.value.objectValue == nil
            properties[member.key] = isFlat ? member.value : .string(member.value.text())
        }
        json = .object(properties)
    }

    /// Where a table of the task hub keeps it.
    func key(in table: String) -> TableKey {
        // The names of tables are compared without case.
        TableKey(TableName(table.lowercased()), partition: partitionKey, row: rowKey)
    }
}
