/// Reads a filter: `or` binds weakest, then `and`, then `not`.
struct TableFilterParser {
    private enum Token: Hashable {
        case word(String)
        case literal(FilterLiteral)
        case open, close
    }

    private static let depthLimit = 64

    private let text: String
    private var tokens: ArraySlice<Token> = []
    private var depth = 0

    init(_ text: String) throws(TableFilterError) {
        self.text = text
        tokens = try Self.tokens(of: text)[...]
    }

    mutating func filter() throws(TableFilterError) -> TableFilter.Condition {
        let condition = try disjunction()
        guard tokens.isEmpty else { throw failure("there is something after its end") }
        return condition
    }

    private mutating func disjunction() throws(TableFilterError) -> TableFilter.Condition {
        var conditions = [try conjunction()]
        while take("or") { conditions.append(try conjunction()) }
        return conditions.count == 1 ? conditions[0] : .or(conditions)
    }

    private mutating func conjunction() throws(TableFilterError) -> TableFilter.Condition {
        var conditions = [try negation()]
        while take("and") { conditions.append(try negation()) }
        return conditions.count == 1 ? conditions[0] : .and(conditions)
    }

    private mutating func negation() throws(TableFilterError) -> TableFilter.Condition {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.depthLimit else { throw failure("it is nested deeper than \(Self.depthLimit)") }
        if take("not") { return .not(try negation()) }
        guard tokens.first == .open else { return try comparison() }
        tokens.removeFirst()
        let condition = try disjunction()
        guard tokens.popFirst() == .close else { throw failure("a parenthesis is not closed") }
        return condition
    }

    private mutating func comparison() throws(TableFilterError) -> TableFilter.Condition {
        guard case .word(let property)? = tokens.popFirst() else { throw failure("a property's name is missing") }
        guard case .word(let name)? = tokens.first, let comparison = TableFilter.Comparison(rawValue: name.lowercased()) else {
            return .flag(property: property)
        }
        tokens.removeFirst()
        guard case .literal(let literal)? = tokens.popFirst() else {
            throw failure(
                "'\(name)' must stand before a value: text in single quotes, a number, true, false, datetime'…' or guid'…'")
        }
        return .comparison(property: property, comparison, literal)
    }

    private mutating func take(_ keyword: String) -> Bool {
        guard case .word(let word)? = tokens.first, word.lowercased() == keyword else { return false }
        tokens.removeFirst()
        return true
    }

    private func failure(_ reason: String) -> TableFilterError { TableFilterError(filter: text, reason: reason) }

    // By scalars: a mark or sign beside a quote or parenthesis would make one character of both, and hide it.
    private static func tokens(of text: String) throws(TableFilterError) -> [Token] {
        var tokens: [Token] = []
        var rest = text.unicodeScalars[...]
        while let scalar = rest.first {
            if scalar.properties.isWhitespace {
                rest.removeFirst()
            } else if scalar == "(" || scalar == ")" {
                tokens.append(scalar == "(" ? .open : .close)
                rest.removeFirst()
            } else if scalar == "'" {
                tokens.append(.literal(.text(try quoted(&rest, of: text))))
            } else {
                let part = rest.prefix { !$0.properties.isWhitespace && $0 != "(" && $0 != ")" && $0 != "'" }
                rest = rest[part.endIndex...]
                let word = String(part)
                tokens.append(rest.first == "'" ? .literal(try typed(word, &rest, of: text)) : try token(word, of: text))
            }
        }
        return tokens
    }

    /// Text in single quotes; one inside it is written twice.
    private static func quoted(
        _ rest: inout Substring.UnicodeScalarView, of text: String
    ) throws(TableFilterError) -> String {
        var value = String.UnicodeScalarView()
        rest.removeFirst()
        while let scalar = rest.popFirst() {
            if scalar != "'" {
                value.append(scalar)
            } else if rest.first == "'" {
                value.append(rest.removeFirst())
            } else {
                return String(value)
            }
        }
        throw TableFilterError(filter: text, reason: "a single quote is not closed")
    }

    private static func typed(
        _ prefix: String, _ rest: inout Substring.UnicodeScalarView, of text: String
    ) throws(TableFilterError) -> FilterLiteral {
        let value = try quoted(&rest, of: text)
        switch prefix.lowercased() {
        case "datetime": return .time(FilterLiteral.time(value))
        case "guid": return .text(value)
        default: throw TableFilterError(filter: text, reason: "values of type '\(prefix)' are not supported")
        }
    }

    private static func token(_ word: String, of text: String) throws(TableFilterError) -> Token {
        switch word.lowercased() {
        case "true": return .literal(.flag(true))
        case "false": return .literal(.flag(false))
        default: break
        }
        guard let first = word.first, first.isNumber || "-+.".contains(first) else { return .word(word) }
        // `L` marks a whole number of 64 bits.
        let digits = word.last == "L" || word.last == "l" ? String(word.dropLast()) : word
        guard let number = Double(digits) else { throw TableFilterError(filter: text, reason: "'\(word)' is no number") }
        return .literal(.number(number))
    }
}
