/// An input for which something is not as it must be.
struct Finding: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// - Throws: `Finding` when the condition does not hold.
func expect(_ condition: Bool, _ message: @autoclosure () -> String) throws {
    if !condition { throw Finding(message()) }
}

/// - Throws: `Finding` when both differ.
func expectEqual<Value: Equatable>(_ one: Value, _ other: Value, _ message: @autoclosure () -> String) throws {
    if one != other { throw Finding("\(message()): \(one) is not \(other)") }
}
