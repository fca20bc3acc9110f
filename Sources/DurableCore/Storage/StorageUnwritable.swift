/// The storage takes no changes at present, such as on a full disk. Nothing was applied, and reads go on.
package struct StorageUnwritable: Error, Hashable, CustomStringConvertible {
    package let reason: String

    package init(reason: String) { self.reason = reason }

    package var description: String {
        "The task hub takes no changes at present, and nothing was changed: \(reason). Reads go on; try again later."
    }
}
