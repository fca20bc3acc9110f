import JSONText

@testable import FunctionApp

extension FuzzTarget {
    /// A text with binding expressions, resolved; the same text as the path of a blob trigger, and the name of a blob.
    static let bindingExpression = FuzzTarget("binding-expression") { bytes in
        var input = FuzzInput(bytes)
        let text = input.line()
        let name = input.text()
        let context = ExpressionContext(
            data: ["id": 1, "name": .string(name), "a": ["b": ["c": true]], "nothing": nil], functionName: "F",
            now: .milliseconds(1_709_097_529_123)
        ) { String(repeating: "0123456789abcdef", count: 2) }
        do {
            let template = try BindingTemplate(text)
            let resolved = try template.resolve(context)
            if let constant = template.constant { try expectEqual(resolved, constant, "a constant is resolved otherwise") }
        } catch let error as BindingTemplateError {
            try expect(!error.reason.isEmpty, "the error says nothing")
        } catch let error as UnresolvedExpression {
            try expect(error.expression.hasPrefix("{"), "the error does not name the expression")
        }
        guard let pattern = try? BlobPattern(text), let captures = pattern.captures(in: name) else { return }
        try expect(name.hasPrefix(pattern.prefix), "a name matches without the pattern's prefix")
        try expect(
            captures.reduce(0) { $0 + $1.value.count } <= name.count, "more was taken than there is: \(captures)")
    }

    /// A filter, and an entity it is asked about.
    static let tableFilter = FuzzTarget("table-filter") { bytes in
        var input = FuzzInput(bytes)
        let entity: JSONObject = [
            "PartitionKey": "p", "RowKey": "1", "N": 5, "S": .string(input.line()), "F": true,
            "T": "2024-01-02T03:04:05.000Z",
        ]
        let text = input.text()
        do {
            let filter = try TableFilter(text)
            let negated = try TableFilter("not (\(text))")
            try expect(filter.matches(entity) != negated.matches(entity), "a filter and its negation agree")
        } catch let error as TableFilterError {
            try expect(!error.reason.isEmpty, "the error says nothing")
        }
    }
}
