/// What stands between two slashes of a route template.
struct RouteSegment: Hashable, Sendable {
    var parts: [Part]

    enum Part: Hashable, Sendable {
        case literal(String)
        case parameter(Parameter)
    }

    struct Parameter: Hashable, Sendable {
        var name: String
        var constraints: [RouteConstraint] = []
        var defaultValue: String?
        var isOptional = false
        var isCatchAll = false

        func accepts(_ value: String) -> Bool {
            constraints.allSatisfy { $0.accepts(value) }
        }
    }

    /// The parameter, when it is all there is.
    var soleParameter: Parameter? {
        guard parts.count == 1, case .parameter(let parameter) = parts[0] else { return nil }
        return parameter
    }

    /// Smaller is more specific: literal, mixed or constrained, parameter, constrained catch-all, catch-all.
    var rank: Int {
        if parts.count > 1 { return 2 }
        guard let parameter = soleParameter else { return 1 }
        return (parameter.isCatchAll ? 5 : 3) - (parameter.constraints.isEmpty ? 0 : 1)
    }

    /// Takes one segment of a path apart; `nil` when it does not fit.
    func match(_ text: String) -> [RouteParameter]? {
        guard !text.isEmpty else { return nil }
        if let parameter = soleParameter {
            return parameter.accepts(text) ? [RouteParameter(name: parameter.name, value: text)] : nil
        }
        if let values = Self.match(text, parts[...]) { return values }
        // `{name}.{extension?}` also stands for a name without the dot.
        guard parts.count > 2, case .parameter(let last) = parts[parts.count - 1], last.isOptional else { return nil }
        return Self.match(text, parts.dropLast(2))
    }

    /// Matches from the right and never turns back: in `{name}.{extension}` the name takes as many dots as it can.
    private static func match(_ text: String, _ parts: ArraySlice<Part>) -> [RouteParameter]? {
        var rest = Array(text)[...]
        var values: [RouteParameter] = []
        for index in parts.indices.reversed() {
            switch parts[index] {
            case .literal(let literal):
                guard rest.suffix(literal.count).matches(literal) else { return nil }
                rest = rest.dropLast(literal.count)
            case .parameter(let parameter):
                var start = rest.startIndex
                if index > parts.startIndex, case .literal(let literal) = parts[index - 1] {
                    let isFirst = index - 1 == parts.startIndex
                    guard let end = rest.end(of: literal, onlyAtStart: isFirst) else { return nil }
                    start = end
                }
                let value = String(rest[start...])
                guard !value.isEmpty, parameter.accepts(value) else { return nil }
                values.append(RouteParameter(name: parameter.name, value: value))
                rest = rest[..<start]
            }
        }
        return rest.isEmpty ? values.reversed() : nil
    }
}

extension ArraySlice<Character> {
    /// Whether this is `literal`; case does not matter.
    fileprivate func matches(_ literal: String) -> Bool {
        count == literal.count && zip(self, literal).allSatisfy { $0 == $1 || $0.lowercased() == $1.lowercased() }
    }

    /// Where the last `literal` that is followed by something ends, or the one at the start.
    fileprivate func end(of literal: String, onlyAtStart: Bool) -> Int? {
        let last = onlyAtStart ? startIndex : endIndex - literal.count - 1
        guard last >= startIndex else { return nil }
        let start = (startIndex...last).last { start in
            start + literal.count <= endIndex && self[start..<(start + literal.count)].matches(literal)
        }
        return start.map { $0 + literal.count }
    }
}
