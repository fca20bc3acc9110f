/// What is stored cannot be read any more, or makes no sense. Trying again gives the same.
package struct StorageDamage: Error, Hashable, CustomStringConvertible {
    /// Names the table or row, and what is wrong with it.
    package let reason: String
    /// The place of the write in its batch that met it; nothing of the batch was applied. nil when it was a read.
    package let index: Int?

    package init(reason: String, index: Int? = nil) {
        self.reason = reason
        self.index = index
    }

    package var description: String { "What is stored is damaged: \(reason)" }
}
