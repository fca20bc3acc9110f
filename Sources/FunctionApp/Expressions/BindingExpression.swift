import JSONText

/// What stands in one pair of braces: a path into the data of the trigger, or the name of something built in, with its format.
struct BindingExpression: Hashable, Sendable {
    /// As it was written, without braces.
    let text: String
    private let path: [String]
    private let format: String?

    /// - Throws: `BindingTemplateError` about `template`, the text it is part of.
    init(_ text: String, in template: String) throws(BindingTemplateError) {
        let pieces = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let path = pieces[0].split(separator: ".", omittingEmptySubsequences: false).map { $0.trimmed }
        let isName = path.allSatisfy { name in !name.isEmpty && name.allSatisfy { $0 != "{" && !$0.isWhitespace } }
        guard isName else { throw BindingTemplateError(template, "'{\(text)}' holds no name") }
        self.text = text
        self.path = path
        format = pieces.count > 1 ? String(pieces[1]) : nil
        guard let format else { return }
        switch path.joined(separator: ".").lowercased() {
        case "datetime":
            if !DotNetDateFormat.isValid(format) { throw BindingTemplateError(template, "'\(format)' is no format of a date") }
        case "rand-guid":
            if GUIDForm(format) == nil {
                throw BindingTemplateError(template, "'\(format)' is no format of a GUID: N, D, B or P")
            }
        default: throw BindingTemplateError(template, "only rand-guid and DateTime have a format")
        }
    }

    func value(_ context: ExpressionContext) throws(UnresolvedExpression) -> String {
        if let value = context.data.value(ignoringCase: path[0]) { return try text(of: value, path.dropFirst()) }
        if let value = builtIn(context) { return value }
        throw failure(
            "it must be the name of a value that the trigger gives, or of a property of the trigger's value, or be built in "
                + "(rand-guid, DateTime, sys.methodname, sys.utcnow, sys.randguid)")
    }

    private func text(of value: JSONValue, _ rest: ArraySlice<String>) throws(UnresolvedExpression) -> String {
        var value = value
        for name in rest {
            guard let members = value.objectValue else {
                throw failure("there is no property '\(name)' of \(value.summary)")
            }
            guard let member = members.value(ignoringCase: name) else { throw failure("there is no property '\(name)'") }
            value = member
        }
        if value.isNull { throw failure("its value is null") }
        return value.stringValue ?? value.text()
    }

    private func builtIn(_ context: ExpressionContext) -> String? {
        switch path.joined(separator: ".").lowercased() {
        case "rand-guid": (format.flatMap { GUIDForm($0) } ?? .dashes).text(context.makeID())
        case "datetime": DotNetDateFormat.text(context.now, format ?? "yyyy-MM-ddTHH-mm-ssK")
        case "sys.methodname": context.functionName
        case "sys.utcnow": DotNetDateFormat.text(context.now, "o")
        case "sys.randguid": GUIDForm.dashes.text(context.makeID())
        default: nil
        }
    }

    private func failure(_ reason: String) -> UnresolvedExpression {
        UnresolvedExpression(expression: "{\(text)}", reason: reason)
    }
}
