package import JSONText

/// A filter of a table's entities, in the part of OData that tables know: comparisons of a property with a literal, joined by
/// `and`, `or`, `not` and parentheses.
package struct TableFilter: Hashable, Sendable {
    indirect enum Condition: Hashable, Sendable {
        case comparison(property: String, Comparison, FilterLiteral)
        /// A property that is true.
        case flag(property: String)
        case not(Condition)
        case and([Condition])
        case or([Condition])
    }

    enum Comparison: String, Hashable, Sendable {
        case eq, ne, gt, ge, lt, le
    }

    private let condition: Condition

    package init(_ text: String) throws(TableFilterError) {
        var parser = try TableFilterParser(text)
        condition = try parser.filter()
    }

    /// Names of properties are compared exactly. What an entity does not have, or has of another type, matches no comparison
    /// but `ne`.
    package func matches(_ entity: JSONObject) -> Bool { Self.holds(condition, entity) }

    private static func holds(_ condition: Condition, _ entity: JSONObject) -> Bool {
        switch condition {
        case .comparison(let property, let comparison, let literal):
            guard let order = entity[property].flatMap({ literal.order(of: $0) }) else { return comparison == .ne }
            return switch comparison {
            case .eq: order == 0
            case .ne: order != 0
            case .gt: order > 0
            case .ge: order >= 0
            case .lt: order < 0
            case .le: order <= 0
            }
        case .flag(let property): return entity[property] == true
        case .not(let inner): return !holds(inner, entity)
        case .and(let all): return all.allSatisfy { holds($0, entity) }
        case .or(let any): return any.contains { holds($0, entity) }
        }
    }
}
