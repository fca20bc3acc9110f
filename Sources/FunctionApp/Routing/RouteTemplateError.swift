/// What is wrong with a route template, and where.
package struct RouteTemplateError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The template as it was written.
    package let template: String
    /// How many characters of the template stand before the fault.
    package let offset: Int
    package let message: String

    package var description: String {
        "The route template '\(template)' is not valid at character \(offset + 1): \(message)"
    }
}
