import JSONText

/// Reads the settings of host.json as .NET configuration does: keys without case, scalars also as strings, and the
/// `AzureFunctionsJobHost__a__b` variables of the environment over the file's `a.b`.
///
/// A setting is named by the paths where it may stand, such as `extensions.http.routePrefix`; the first that is there counts.
struct HostSettingReader {
    let settings: AppSettings
    private let document: JSONDocument?
    private let overrides: [Override]
    private(set) var problems: [AppProblem] = []

    private struct Override {
        /// The place in lower case, with dots.
        let path: String
        let variable: String
        let value: String
    }

    private struct Found {
        var value: JSONValue
        var path: JSONPath
        /// The variable of the environment that has the value.
        var variable: String?
    }

    init(_ document: JSONDocument?, settings: AppSettings) {
        self.document = document
        self.settings = settings
        let prefix = "azurefunctionsjobhost."
        overrides = settings.values.keys.sorted().compactMap { name in
            let path = Self.dotted(name)
            guard path.hasPrefix(prefix) else { return nil }
            return Override(path: String(path.dropFirst(prefix.count)), variable: name, value: settings.values[name] ?? "")
        }
    }

    mutating func string(_ paths: [String]) -> String? {
        convert(paths, "a string") { value in
            switch value {
            case .string(let text): text
            case .number(let text): text
            case .bool(let value): "\(value)"
            case .null, .array, .object: nil
            }
        }
    }

    mutating func bool(_ paths: [String]) -> Bool? {
        convert(paths, "true or false") { value in
            switch value.stringValue?.trimmed.lowercased() {
            case "true": true
            case "false": false
            default: value.boolValue
            }
        }
    }

    mutating func int(_ paths: String..., in range: ClosedRange<Int>) -> Int? {
        int(paths, in: range)
    }

    mutating func int(_ paths: [String], in range: ClosedRange<Int>) -> Int? {
        let bounds = range.upperBound == Int.max ? "\(range.lowerBound) or more" : "\(range.lowerBound) to \(range.upperBound)"
        return convert(paths, "a whole number, \(bounds)") { value in
            guard let number = value.stringValue.flatMap({ Int($0.trimmed) }) ?? value.intValue else { return nil }
            return range.contains(number) ? number : nil
        }
    }

    mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(_ paths: [String]) -> Choice? {
        let names = Choice.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
        return convert(paths, "one of \(names)") { value in
            Choice.allCases.first { $0.rawValue.lowercased() == value.stringValue?.trimmed.lowercased() }
        }
    }

    /// A list: an array of the file, or the variables `…__0`, `…__1` over its elements.
    mutating func strings(_ path: String) -> [String]? {
        var elements: [String]? = convert([path], "an array of strings") { value in
            guard let elements = value.arrayValue else { return nil }
            let strings = elements.compactMap(\.stringValue)
            return strings.count == elements.count ? strings : nil
        }
        var index = 0
        while let override = overrides.first(where: { $0.path == "\(path.lowercased()).\(index)" }) {
            if index < elements?.count ?? 0 {
                elements?[index] = override.value
            } else {
                elements = (elements ?? []) + [override.value]
            }
            index += 1
        }
        return elements
    }

    /// The setting as `transform` sees it; what it cannot convert is noted as a problem.
    mutating func convert<Value>(_ paths: [String], _ expected: String, _ transform: (JSONValue) -> Value?) -> Value? {
        guard let found = find(paths) else { return nil }
        if let value = transform(found.value) { return value }
        let name = found.variable ?? found.path.description
        report("'\(name)' must be \(expected), but is \(found.value.summary).", found)
        return nil
    }

    /// Notes a problem when something other than an object is there.
    mutating func checkSection(_ path: String) {
        guard let found = findInFile(path), found.value.kind != .object else { return }
        report("'\(found.path)' must be an object, but is \(found.value.summary).", found)
    }

    /// Notes a problem with a setting that is there.
    mutating func report(_ message: String, at paths: [String]) {
        guard let found = find(paths) else { return }
        report(message, found)
    }

    private mutating func report(_ message: String, _ found: Found) {
        problems.append(
            AppProblem(
                file: found.variable == nil ? AppRoot.hostFile : "environment", field: found.variable ?? found.path.description,
                location: found.variable == nil ? document?.location(of: found.path) : nil, message: message))
    }

    private func find(_ paths: [String]) -> Found? {
        for path in paths {
            if let override = overrides.first(where: { $0.path == path.lowercased() }) {
                return Found(value: .string(override.value), path: JSONPath(), variable: override.variable)
            }
            if let found = findInFile(path) { return found }
        }
        return nil
    }

    private func findInFile(_ path: String) -> Found? {
        guard let document else { return nil }
        var found = Found(value: document.value, path: JSONPath())
        for key in path.split(separator: ".") {
            guard let members = found.value.objectValue else { return nil }
            let exact = members.first { $0.key == key }
            guard let member = exact ?? members.first(where: { $0.key.lowercased() == key.lowercased() }) else { return nil }
            found.value = member.value
            found.path = found.path.appending(member.key)
        }
        return found.value.isNull ? nil : found
    }

    /// `A__B` and `A:B` as `a.b`.
    private static func dotted(_ variable: String) -> String {
        var path = ""
        var rest = variable.lowercased()[...]
        while let character = rest.first {
            let isNesting = rest.hasPrefix("__")
            path.append(isNesting || character == ":" ? "." : character)
            rest = rest.dropFirst(isNesting ? 2 : 1)
        }
        return path
    }
}
