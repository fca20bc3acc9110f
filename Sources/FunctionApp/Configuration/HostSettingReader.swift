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
    /// What is there and has no effect.
    private(set) var notes: [AppProblem] = []
    /// The settings that were asked for, each by the places where it may stand, most important first.
    private(set) var asked: [[String]] = []

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
        convert(paths, Self.expectation(of: Choice.self)) { Self.choice($0) }
    }

    private static func expectation<Choice: RawRepresentable<String> & CaseIterable>(of choice: Choice.Type) -> String {
        "one of " + Choice.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
    }

    private static func choice<Choice: RawRepresentable<String> & CaseIterable>(_ value: JSONValue) -> Choice? {
        Choice.allCases.first { $0.rawValue.lowercased() == value.stringValue?.trimmed.lowercased() }
    }

    /// A list: an array of the file, or the variables `…__0`, `…__1` over its elements.
    mutating func strings(_ paths: [String], of kind: String = "strings") -> [String]? {
        var elements: [String]? = convert(paths, "an array of \(kind)") { value in
            guard let elements = value.arrayValue else { return nil }
            let strings = elements.compactMap { $0.stringValue ?? ($0.kind == .number ? $0.text() : nil) }
            return strings.count == elements.count ? strings : nil
        }
        var index = 0
        let path = paths[0].lowercased()
        while let override = overrides.first(where: { $0.path == "\(path).\(index)" }) {
            if index < elements?.count ?? 0 {
                elements?[index] = override.value
            } else {
                elements = (elements ?? []) + [override.value]
            }
            index += 1
        }
        return elements
    }

    /// A length of time; a plain number of the file is milliseconds, as in Functions 1.
    mutating func span(_ paths: [String], in range: ClosedRange<Duration>) -> Duration? {
        let bounds = "\(TimeSpan.text(range.lowerBound)) to \(TimeSpan.text(range.upperBound))"
        return convert(paths, "a time span such as \"00:00:30\", \(bounds)") { value in
            let span = value.intValue.map { Duration.milliseconds($0) } ?? value.stringValue.flatMap(TimeSpan.parse)
            return span.flatMap { range.contains($0) ? $0 : nil }
        }
    }

    /// One of the choices for each member of a section whose keys are not known before and may have dots; keys in lower case.
    mutating func choices<Choice: RawRepresentable<String> & CaseIterable>(in section: String) -> [String: Choice] {
        asked.append([section])
        var members: [String: Found] = [:]
        if let found = findInFile(section) {
            for (key, value) in found.value.objectValue ?? [:] where !value.isNull {
                members[key.lowercased()] = Found(value: value, path: found.path.appending(key))
            }
        }
        let prefix = section.lowercased() + "."
        for override in overrides where override.path.hasPrefix(prefix) {
            let key = String(override.path.dropFirst(prefix.count))
            members[key] = Found(value: .string(override.value), path: JSONPath(), variable: override.variable)
        }
        var choices: [String: Choice] = [:]
        for (key, found) in members.sorted(by: { $0.key < $1.key }) {
            choices[key] = convert(found, Self.expectation(of: Choice.self)) { Self.choice($0) }
        }
        return choices
    }

    /// Notes that a setting, whose value was checked, has no effect if it is there.
    mutating func ignore<Value>(_ value: Value?, _ paths: [String]) {
        if value != nil { ignore(paths) }
    }

    /// Notes that a setting, whatever its value, has no effect if it is there.
    mutating func ignore(_ paths: [String]) {
        asked.append(paths)
        guard let found = find(paths) else { return }
        note("'\(found.variable ?? found.path.description)' is accepted and has no effect here.", found)
    }

    /// Notes the members of a section, in the file and the environment, that nobody asked for.
    mutating func noteUnknown(in section: String, as severity: AppProblem.Severity = .note) {
        let known = asked.joined().map { $0 }
        if let found = findInFile(section) { noteUnknown(found, known, severity) }
        let isKnown = Set(known.map { $0.lowercased() })
        for override in overrides where override.path.hasPrefix(section.lowercased() + ".") {
            // Elements of an array are no settings of their own.
            let path = override.path.replacing(/\.\d+$/, with: "")
            if isKnown.contains(path) { continue }
            let found = Found(value: .string(override.value), path: JSONPath(), variable: override.variable)
            noteUnknown(found, path, known, severity)
        }
    }

    private mutating func noteUnknown(_ found: Found, _ known: [String], _ severity: AppProblem.Severity) {
        let path = found.path.description.lowercased()
        if known.contains(where: { $0.lowercased() == path }) { return }
        if problems.contains(where: { $0.field?.lowercased() == path }) { return }
        let isSection = known.contains { $0.lowercased().hasPrefix(path + ".") }
        guard isSection, let members = found.value.objectValue else {
            return noteUnknown(found, found.path.description, known, severity)
        }
        for (key, value) in members { noteUnknown(Found(value: value, path: found.path.appending(key)), known, severity) }
    }

    private mutating func noteUnknown(_ found: Found, _ path: String, _ known: [String], _ severity: AppProblem.Severity) {
        let message = "'\(found.variable ?? path)' is not known here and has no effect"
        let hint = Self.nearest(to: path, in: known).map { "; perhaps '\($0)' is meant" } ?? ""
        notes.append(problem(severity, "\(message)\(hint).", found))
    }

    /// The name in the same section that is most like that at the end of `path`.
    private static func nearest(to path: String, in known: [String]) -> String? {
        let keys = path.split(separator: ".").map(String.init)
        let section = keys.dropLast().joined(separator: ".").lowercased() + "."
        let siblings = known.filter { $0.lowercased().hasPrefix(section) }.compactMap {
            $0.dropFirst(section.count).split(separator: ".").first.map(String.init)
        }
        return keys.last.flatMap { NearestName.of($0, in: Set(siblings)) }
    }

    private mutating func note(_ message: String, _ found: Found) { notes.append(problem(.note, message, found)) }

    /// The setting as `transform` sees it; what it cannot convert is noted as a problem.
    mutating func convert<Value>(_ paths: [String], _ expected: String, _ transform: (JSONValue) -> Value?) -> Value? {
        asked.append(paths)
        return find(paths).flatMap { convert($0, expected, transform) }
    }

    private mutating func convert<Value>(_ found: Found, _ expected: String, _ transform: (JSONValue) -> Value?) -> Value? {
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

    private mutating func report(_ message: String, _ found: Found) { problems.append(problem(.error, message, found)) }

    private func problem(_ severity: AppProblem.Severity, _ message: String, _ found: Found) -> AppProblem {
        AppProblem(
            severity, file: found.variable == nil ? AppRoot.hostFile : "environment",
            field: found.variable ?? found.path.description,
            location: found.variable == nil ? document?.location(of: found.path) : nil, message: message)
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
