extension RouteConstraint {
    /// Reads one constraint; `arguments` is what stands in its parentheses, `nil` without any.
    /// Returns a sentence that says what is wrong when it is no constraint.
    static func parse(name: String, arguments: String?) -> Result<RouteConstraint, InvalidConstraint> {
        let plain: [String: RouteConstraint] = [
            "int": .int, "long": .long, "bool": .bool, "datetime": .datetime, "decimal": .decimal, "double": .double,
            "float": .float, "guid": .guid, "alpha": .alpha, "required": .required,
        ]
        let key = name.lowercased()
        if let constraint = plain[key] {
            return arguments == nil ? .success(constraint) : .failure("the constraint '\(name)' takes no argument")
        }
        guard numeric.contains(key) || key == "regex" else { return .failure("there is no constraint '\(name)'") }
        guard let arguments else { return .failure("the constraint '\(name)' needs an argument in parentheses") }
        if key == "regex" {
            do {
                _ = try Regex(arguments)
                return .success(.regex(arguments))
            } catch {
                return .failure("the regular expression '\(arguments)' cannot be read")
            }
        }
        return parseNumeric(key, arguments)
    }

    private static let numeric: Set<String> = ["minlength", "maxlength", "length", "min", "max", "range"]

    private static func parseNumeric(_ name: String, _ text: String) -> Result<RouteConstraint, InvalidConstraint> {
        let fields = text.split(separator: ",", omittingEmptySubsequences: false)
        let numbers = fields.compactMap { Int64($0.trimmed) }
        guard numbers.count == fields.count else {
            return .failure("the constraint '\(name)' takes whole numbers, not '\(text)'")
        }
        switch (name, numbers.count) {
        case ("min", 1): return .success(.range(numbers[0]...Int64.max))
        case ("max", 1): return .success(.range(Int64.min...numbers[0]))
        case ("range", 2) where numbers[0] <= numbers[1]: return .success(.range(numbers[0]...numbers[1]))
        case ("minlength", 1) where numbers[0] >= 0: return .success(.length(Int(numbers[0])...Int.max))
        case ("maxlength", 1) where numbers[0] >= 0: return .success(.length(0...Int(numbers[0])))
        case ("length", 1) where numbers[0] >= 0: return .success(.length(Int(numbers[0])...Int(numbers[0])))
        case ("length", 2) where numbers[0] >= 0 && numbers[0] <= numbers[1]:
            return .success(.length(Int(numbers[0])...Int(numbers[1])))
        default: return .failure("the constraint '\(name)' cannot be used with '\(text)'")
        }
    }
}
