import FunctionApp

/// Why the value of a binding cannot be used or given: the call of the function fails with it.
struct BindingError: Error, Hashable, CustomStringConvertible {
    let description: String

    /// `binding`: of that function, so that both are named.
    init(_ reason: String, _ binding: Binding, of function: FunctionDefinition) {
        description = "The binding '\(binding.name)' (\(binding.type)) of the function '\(function.name)' failed: \(reason)"
    }
}

extension BindingTemplate {
    /// The text with the values of a call; an error names function, binding and property.
    func resolve(
        _ property: String, _ binding: Binding, of function: FunctionDefinition, _ context: ExpressionContext
    ) throws(BindingError) -> String {
        do throws(UnresolvedExpression) {
            return try resolve(context)
        } catch {
            throw BindingError("\(error) (\(property): '\(text)')", binding, of: function)
        }
    }
}
