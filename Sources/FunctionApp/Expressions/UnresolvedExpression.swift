/// A binding expression for which the call has no value.
package struct UnresolvedExpression: Error, Hashable, CustomStringConvertible {
    /// With its braces.
    package let expression: String
    package let reason: String

    package var description: String { "The binding expression '\(expression)' cannot be resolved: \(reason)." }
}
