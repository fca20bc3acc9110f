/// Why a text with braces is no binding expression.
package struct BindingTemplateError: Error, Hashable, CustomStringConvertible {
    package let template: String
    package let reason: String

    init(_ template: String, _ reason: String) {
        self.template = template
        self.reason = reason
    }

    package var description: String { "The binding expression '\(template)' is invalid: \(reason)." }
}
