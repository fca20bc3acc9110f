/// A condition on the text of a route parameter, such as `int` or `length(2,5)`.
///
/// The names and meanings are those of ASP.NET Core (spec: host.md 2.7). Numbers are read without group separators.
package enum RouteConstraint: Hashable, Sendable {
    case int
    case long
    case bool
    case datetime
    case decimal
    case double
    case float
    case guid
    case alpha
    case required
    case length(ClosedRange<Int>)
    case range(ClosedRange<Int64>)
    /// A pattern that must be found in the value; upper and lower case are not told apart.
    case regex(String)

    func accepts(_ value: String) -> Bool {
        switch self {
        case .int: Int32(value.trimmed) != nil
        case .long: Int64(value.trimmed) != nil
        case .bool: ["true", "false"].contains(value.trimmed.lowercased())
        case .datetime: RouteDateTime.accepts(value.trimmed)
        case .decimal: Self.isDecimal(value.trimmed)
        case .double: Double(value.trimmed).map(\.isFinite) ?? false
        case .float: Float(value.trimmed).map(\.isFinite) ?? false
        case .guid: Self.isGUID(value)
        case .alpha: value.utf8.allSatisfy { (0x41...0x5A).contains($0 & 0xDF) }
        case .required: !value.isEmpty
        case .length(let lengths): lengths.contains(value.utf16.count)
        case .range(let range): Int64(value.trimmed).map(range.contains) ?? false
        case .regex(let pattern): Self.matches(value, pattern)
        }
    }

    private static func isDecimal(_ text: String) -> Bool {
        let digits = text.drop { $0 == "-" || $0 == "+" }
        guard text.count - digits.count <= 1, digits.contains(where: \.isASCIIDigit) else { return false }
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count <= 2 && parts.allSatisfy { $0.allSatisfy(\.isASCIIDigit) } && digits.count <= 29
    }

    /// `D`, `N`, `B` and `P` forms: with or without dashes, in braces or parentheses.
    private static func isGUID(_ text: String) -> Bool {
        var body = text[...]
        if body.first == "{", body.last == "}" {
            body = body.dropFirst().dropLast()
        } else if body.first == "(", body.last == ")" {
            body = body.dropFirst().dropLast()
        }
        let groups = body.split(separator: "-", omittingEmptySubsequences: false)
        let lengths = groups.map(\.count)
        guard lengths == [8, 4, 4, 4, 12] || (lengths == [32] && body.count == text.count) else { return false }
        return groups.joined().allSatisfy { $0.isASCII && $0.isHexDigit }
    }

    private static func matches(_ value: String, _ pattern: String) -> Bool {
        guard let regex = try? Regex(pattern).ignoresCase() else { return false }
        return value.firstMatch(of: regex) != nil
    }
}
