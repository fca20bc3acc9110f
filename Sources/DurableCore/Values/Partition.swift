/// A slice of a task hub's instances. One host at a time works on a partition.
package struct Partition: Hashable, Sendable, Comparable {
    package let number: Int

    package init(_ number: Int) { self.number = number }

    /// The partition of an instance: FNV-1a of its UTF-8 text, modulo `count`. Stable for ever, since it is stored.
    package init(of instance: InstanceID, count: Int) {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in instance.text.utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
        }
        self.number = Int(hash % UInt64(count))
    }

    package static func < (lhs: Self, rhs: Self) -> Bool { lhs.number < rhs.number }
}
