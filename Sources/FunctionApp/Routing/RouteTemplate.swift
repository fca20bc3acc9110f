/// The route of an HTTP function: literals and `{parameters}` in the template language of ASP.NET Core.
///
/// Literals are compared without case; `{id}`, `{id?}`, `{id=5}`, `{*rest}`, `{**rest}`, `{name}.{extension}` and chained
/// constraints such as `{id:int:min(1)}` are understood (spec: host.md 2.7).
package struct RouteTemplate: Hashable, Sendable, CustomStringConvertible {
    /// The template without leading and trailing slash.
    package let text: String
    let segments: [RouteSegment]

    /// Throws when the text is no template, saying what is wrong and where.
    package init(_ text: String) throws(RouteTemplateError) {
        var parser = RouteTemplateParser(text)
        segments = try parser.parse()
        self.text = text.trimming { $0 == "/" }
    }

    private init(text: String, segments: [RouteSegment]) {
        self.text = text
        self.segments = segments
    }

    package var description: String { text }

    /// The template under a prefix, which is plain text with or without slashes in it.
    package func prefixed(by prefix: String) -> RouteTemplate {
        let literals = prefix.split(separator: "/").map { RouteSegment(parts: [.literal(String($0))]) }
        let texts = (literals.isEmpty ? [] : [prefix.trimming { $0 == "/" }]) + (text.isEmpty ? [] : [text])
        return RouteTemplate(text: texts.joined(separator: "/"), segments: literals + segments)
    }

    package var parameterNames: [String] {
        segments.flatMap(\.parts).compactMap {
            if case .parameter(let parameter) = $0 { parameter.name } else { nil }
        }
    }

    /// The first segment when it is plain text.
    package var leadingLiteral: String? {
        guard let first = segments.first, first.parts.count == 1, case .literal(let text) = first.parts[0] else { return nil }
        return text
    }

    /// The parameters in the order of the template, or `nil` when the path does not match.
    /// Optional parameters the path leaves out are absent unless they have a default value.
    package func match(_ path: RoutePath) -> [RouteParameter]? {
        var values: [RouteParameter] = []
        for (index, segment) in segments.enumerated() {
            let parameter = segment.soleParameter
            if let parameter, parameter.isCatchAll {
                let rest = path.segments.dropFirst(index).joined(separator: "/")
                let value = rest.isEmpty ? parameter.defaultValue : rest
                guard parameter.accepts(value ?? "") || value == nil else { return nil }
                return values + (value.map { [RouteParameter(name: parameter.name, value: $0)] } ?? [])
            }
            if index < path.segments.count {
                guard let found = segment.match(path.segments[index]) else { return nil }
                values += found
            } else if let parameter, let value = parameter.defaultValue {
                values.append(RouteParameter(name: parameter.name, value: value))
            } else if parameter?.isOptional != true {
                return nil
            }
        }
        return path.segments.count <= segments.count ? values : nil
    }

    /// Whether this template is tried before `other`: the first segment that differs in rank decides, then the shorter one.
    func isMoreSpecific(than other: RouteTemplate) -> Bool {
        segments.map(\.rank).lexicographicallyPrecedes(other.segments.map(\.rank))
    }
}
