/// The path of a blob trigger: a container, and a pattern whose names in braces take parts of a blob's name.
package struct BlobPattern: Hashable, Sendable {
    package let text: String
    package let container: String
    /// nil when every blob of the container is meant.
    private let parts: [Part]?

    private enum Part: Hashable, Sendable {
        case literal(String)
        case capture(String)
    }

    /// - Throws: `BindingTemplateError` when it is no path, or names something twice.
    package init(_ text: String) throws(BindingTemplateError) {
        let pieces = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        let template = try BindingTemplate(text)
        guard !pieces[0].contains("{"), ContainerName.isValid(pieces[0]) else {
            throw BindingTemplateError(text, "'\(pieces[0])' is no name of a container (\(ContainerName.rule))")
        }
        self.text = text
        container = String(pieces[0])
        guard pieces.count > 1, !pieces[1].isEmpty else {
            parts = nil
            return
        }
        var names: Set<String> = []
        var parts: [Part] = []
        for part in try BindingTemplate(String(pieces[1])).parts {
            switch part {
            case .literal(let text): parts.append(.literal(text))
            case .expression(let expression):
                guard names.insert(expression.text.lowercased()).inserted else {
                    throw BindingTemplateError(template.text, "'{\(expression.text)}' stands there twice")
                }
                parts.append(.capture(expression.text))
            }
        }
        self.parts = parts
    }

    /// What all names that match begin with.
    package var prefix: String {
        if case .literal(let text)? = parts?.first { text } else { "" }
    }

    /// What the names in braces stand for in a blob's name, in their order; nil when it does not match.
    ///
    /// The first name takes as much as it can, as in a regular expression.
    package func captures(in name: String) -> [(name: String, value: String)]? {
        guard let parts else { return [] }
        // Spares the search below what cannot match.
        if case .literal(let ending)? = parts.last, !name.hasSuffix(ending) { return nil }
        var deadEnds: Set<DeadEnd> = []
        return Self.match(parts[...], Array(name)[...], &deadEnds)
    }

    /// A part of the pattern and a place in the name from which on nothing matches. Without remembering them, a name that does
    /// not match would be searched in every way in which it can be cut.
    private struct DeadEnd: Hashable {
        let part: Int
        let place: Int
    }

    private static func match(
        _ parts: ArraySlice<Part>, _ text: ArraySlice<Character>, _ deadEnds: inout Set<DeadEnd>
    ) -> [(name: String, value: String)]? {
        guard let part = parts.first else { return text.isEmpty ? [] : nil }
        let rest = parts.dropFirst()
        let place = DeadEnd(part: parts.startIndex, place: text.startIndex)
        if deadEnds.contains(place) { return nil }
        switch part {
        case .literal(let literal):
            if text.starts(with: literal) { return match(rest, text.dropFirst(literal.count), &deadEnds) }
        case .capture(let name):
            for length in stride(from: text.count, through: 0, by: -1) {
                if let others = match(rest, text.dropFirst(length), &deadEnds) {
                    return [(name, String(text.prefix(length)))] + others
                }
            }
            deadEnds.insert(place)
        }
        return nil
    }
}
