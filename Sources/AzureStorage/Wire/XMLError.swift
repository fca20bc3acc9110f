/// Why a text is no XML of the storage protocol.
package struct XMLError: Error, Hashable, Sendable, CustomStringConvertible {
    package let reason: String
    /// In bytes from the start.
    package let offset: Int

    package var description: String { "the XML cannot be read at byte \(offset): \(reason)" }
}
