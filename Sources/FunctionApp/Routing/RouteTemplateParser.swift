/// Reads a route template.
struct RouteTemplateParser {
    private let template: String
    private let characters: [Character]
    private var position = 0
    private var names: Set<String> = []

    init(_ template: String) {
        self.template = template
        characters = Array(template)
    }

    mutating func parse() throws(RouteTemplateError) -> [RouteSegment] {
        if current == "/" { position += 1 }
        var segments: [RouteSegment] = []
        while position < characters.count {
            let start = position
            if let last = segments.last?.soleParameter, last.isCatchAll {
                throw error("nothing may follow the catch-all parameter '\(last.name)'", at: start)
            }
            let segment = try parseSegment()
            try check(segment, at: start)
            segments.append(segment)
            if current == "/" { position += 1 }
        }
        return segments
    }

    private var current: Character? { position < characters.count ? characters[position] : nil }
    private var next: Character? { position + 1 < characters.count ? characters[position + 1] : nil }

    private mutating func parseSegment() throws(RouteTemplateError) -> RouteSegment {
        var parts: [RouteSegment.Part] = []
        var literal = ""
        while let character = current, character != "/" {
            switch (character, next) {
            case ("{", "{"), ("}", "}"):
                literal.append(character)
                position += 2
            case ("{", _):
                if !literal.isEmpty {
                    parts.append(.literal(literal))
                    literal = ""
                }
                parts.append(.parameter(try parseParameter()))
            case ("}", _):
                throw error("'}' without '{'", at: position)
            case ("?", _):
                throw error("a literal cannot hold '?'", at: position)
            default:
                literal.append(character)
                position += 1
            }
        }
        if !literal.isEmpty { parts.append(.literal(literal)) }
        return RouteSegment(parts: parts)
    }

    private func check(_ segment: RouteSegment, at start: Int) throws(RouteTemplateError) {
        guard !segment.parts.isEmpty else { throw error("an empty segment: '/' stands twice in a row", at: start) }
        for (index, part) in segment.parts.enumerated() {
            guard segment.parts.count > 1, case .parameter(let parameter) = part else { continue }
            let previous = index > 0 ? segment.parts[index - 1] : nil
            if parameter.isCatchAll {
                throw error("the catch-all parameter '\(parameter.name)' must be a segment of its own", at: start)
            }
            if case .parameter? = previous {
                throw error("two parameters stand side by side; put a literal between them", at: start)
            }
            if parameter.isOptional, index < segment.parts.count - 1 || previous != .literal(".") {
                throw error(
                    "the optional parameter '\(parameter.name)' must end its segment and follow a '.' or nothing", at: start)
            }
        }
    }

    /// Parses from `{` to behind the matching `}`.
    private mutating func parseParameter() throws(RouteTemplateError) -> RouteSegment.Parameter {
        let start = position
        position += 1
        var parameter = RouteSegment.Parameter(name: "")
        while current == "*", position - start <= 2 {
            parameter.isCatchAll = true
            position += 1
        }
        let nameStart = position
        while let character = current, !"{}/:=?*".contains(character) {
            parameter.name.append(character)
            position += 1
        }
        guard !parameter.name.isEmpty else { throw error("a parameter without a name", at: nameStart) }
        guard names.insert(parameter.name.lowercased()).inserted else {
            throw error("the parameter '\(parameter.name)' appears twice", at: nameStart)
        }
        while current == ":" {
            position += 1
            parameter.constraints.append(try parseConstraint())
        }
        if current == "=" {
            position += 1
            parameter.defaultValue = try parseDefaultValue(from: start)
        }
        if current == "?" {
            guard !parameter.isCatchAll else {
                throw error("the catch-all parameter '\(parameter.name)' cannot be optional: it always is", at: position)
            }
            guard parameter.defaultValue == nil else {
                throw error("the parameter '\(parameter.name)' cannot be optional and have a default value", at: position)
            }
            parameter.isOptional = true
            position += 1
        }
        guard let end = current else { throw error("'{' is never closed", at: start) }
        guard end == "}" else { throw error("'\(end)' cannot stand here", at: position) }
        position += 1
        return parameter
    }

    private mutating func parseDefaultValue(from start: Int) throws(RouteTemplateError) -> String {
        var value = ""
        while let character = current, character != "}" || next == "}" {
            if character == "?", next == "}" { break }
            position += character == "}" || (character == "{" && next == "{") ? 2 : 1
            value.append(character)
        }
        guard current != nil else { throw error("'{' is never closed", at: start) }
        return value
    }

    private mutating func parseConstraint() throws(RouteTemplateError) -> RouteConstraint {
        let start = position
        var name = ""
        while let character = current, !"{}/:=?(".contains(character) {
            name.append(character)
            position += 1
        }
        let arguments = current == "(" ? try parseArguments() : nil
        switch RouteConstraint.parse(name: name, arguments: arguments) {
        case .success(let constraint): return constraint
        case .failure(let invalid): throw error(invalid.reason, at: start)
        }
    }

    /// Parses from `(` to behind the `)` that is followed by `:`, `=`, `?` or `}`; `{{` and `}}` stand for one brace.
    private mutating func parseArguments() throws(RouteTemplateError) -> String {
        let start = position
        position += 1
        var arguments = ""
        while let character = current {
            if character == ")", let next, isEndOfConstraint(next) {
                position += 1
                return arguments
            }
            position += "{}".contains(character) && next == character ? 2 : 1
            arguments.append(character)
        }
        throw error("'(' is never closed", at: start)
    }

    /// `)` inside a regular expression may be followed by `:`, `=` or `?` as well; there it must not end the arguments,
    /// so for `?` a closing brace must follow and a brace must not be doubled.
    private func isEndOfConstraint(_ next: Character) -> Bool {
        let afterNext = position + 2 < characters.count ? characters[position + 2] : nil
        switch next {
        case ":", "=": return true
        case "?": return afterNext == "}"
        case "}": return afterNext != "}"
        default: return false
        }
    }

    private func error(_ message: String, at offset: Int) -> RouteTemplateError {
        RouteTemplateError(template: template, offset: offset, message: message)
    }
}
