/// Where a row is: its table, its partition, and its key within that. Compared exactly, in the order of their bytes.
package struct TableKey: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let table: TableName
    package let partition: String
    package let row: String

    package init(_ table: TableName, partition: String, row: String) {
        self.table = table
        self.partition = partition
        self.row = row
    }

    package var description: String { "\(table)(\(partition), \(row))" }

    /// Texts that only look alike are different keys.
    private var bytes: [String.UTF8View] { [table.text.utf8, partition.utf8, row.utf8] }

    package static func == (lhs: Self, rhs: Self) -> Bool {
        zip(lhs.bytes, rhs.bytes).allSatisfy { $0.elementsEqual($1) }
    }

    package static func < (lhs: Self, rhs: Self) -> Bool {
        for (left, right) in zip(lhs.bytes, rhs.bytes) where !left.elementsEqual(right) {
            return left.lexicographicallyPrecedes(right)
        }
        return false
    }

    package func hash(into hasher: inout Hasher) {
        for text in bytes {
            for byte in text { hasher.combine(byte) }
            hasher.combine(UInt8(0xFF))
        }
    }
}

/// A row of a table.
package struct TableRow: Hashable, Sendable {
    package let key: TableKey
    /// The JSON object of its properties.
    package let value: Payload

    package init(key: TableKey, value: Payload) {
        self.key = key
        self.value = value
    }
}

/// Rows of one table in the order of their keys.
package struct TablePage: Hashable, Sendable {
    package var rows: [TableRow]
    /// What the next page begins after; nil when there is none.
    package var next: TableKey?

    package init(rows: [TableRow], next: TableKey? = nil) {
        self.rows = rows
        self.next = next
    }
}
