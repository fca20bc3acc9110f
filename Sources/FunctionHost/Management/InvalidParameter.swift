/// A parameter of a request that cannot be used, which the management API answers with 400.
struct InvalidParameter: Error, Hashable, CustomStringConvertible {
    let name: String
    let value: String
    /// What the value should be, such as `a whole number above 0`.
    let expected: String

    var description: String { "The parameter '\(name)' must be \(expected), not '\(value)'." }
}
