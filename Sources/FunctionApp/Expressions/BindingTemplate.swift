/// A text with binding expressions in braces, such as `orders/{id}-{rand-guid}.json` (spec: host.md 2.11).
package struct BindingTemplate: Hashable, Sendable {
    enum Part: Hashable, Sendable {
        case literal(String)
        case expression(BindingExpression)
    }

    /// As it was written.
    package let text: String
    let parts: [Part]

    /// `{{` and `}}` stand for single braces.
    ///
    /// - Throws: `BindingTemplateError` when braces do not match or hold no expression.
    package init(_ text: String) throws(BindingTemplateError) {
        var parts: [Part] = []
        var literal = ""
        var rest = text[...]
        while let character = rest.popFirst() {
            if character == rest.first, "{}".contains(character) {
                literal.append(character)
                rest.removeFirst()
            } else if character == "{" {
                guard let end = rest.firstIndex(of: "}") else { throw BindingTemplateError(text, "'{' is never closed") }
                if !literal.isEmpty { parts.append(.literal(literal)) }
                literal = ""
                parts.append(.expression(try BindingExpression(String(rest[..<end]), in: text)))
                rest = rest[rest.index(after: end)...]
            } else if character == "}" {
                throw BindingTemplateError(text, "'}' was never opened; a brace itself is written twice")
            } else {
                literal.append(character)
            }
        }
        if !literal.isEmpty { parts.append(.literal(literal)) }
        self.text = text
        self.parts = parts
    }

    /// The text, braces unescaped, when there is no expression in it.
    package var constant: String? {
        var text = ""
        for part in parts {
            guard case .literal(let literal) = part else { return nil }
            text += literal
        }
        return text
    }

    /// What stands before the first expression.
    package var constantPrefix: String {
        if case .literal(let literal)? = parts.first { literal } else { "" }
    }

    /// The text with values in place of its expressions.
    package func resolve(_ context: ExpressionContext) throws(UnresolvedExpression) -> String {
        var text = ""
        for part in parts {
            switch part {
            case .literal(let literal): text += literal
            case .expression(let expression): text += try expression.value(context)
            }
        }
        return text
    }
}
