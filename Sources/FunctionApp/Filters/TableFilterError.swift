/// Why a filter of a table cannot be used.
package struct TableFilterError: Error, Hashable, CustomStringConvertible {
    package let filter: String
    package let reason: String

    package var description: String { "The filter '\(filter)' cannot be used: \(reason)." }
}
