import JSONText

/// Reads one function's folder (spec: host.md 2.5).
struct FunctionLoader {
    static let file = "function.json"

    private(set) var problems: [AppProblem] = []
    private let root: AppRoot
    private let name: String
    private let settings: AppSettings
    /// What host.json says of failed runs, for functions that say nothing themselves.
    private let retry: RetryPolicy?

    init(_ root: AppRoot, folder: String, settings: AppSettings, retry: RetryPolicy? = nil) {
        self.retry = retry
        self.root = root
        self.name = folder
        self.settings = settings
    }

    /// `nil` when some problem makes the function unusable.
    mutating func load() -> FunctionDefinition? {
        let file = "\(name)/\(Self.file)"
        if let place = FileSystem.realPath("\(root.path)/\(file)"), !root.contains(place) {
            let message = "The file is outside of the app: it leads to '\(place)'."
            problems.append(AppProblem(file: file, function: name, message: message))
            return nil
        }
        let document: JSONDocument
        do throws(JSONDocument.Unreadable) {
            document = try JSONDocument(file, in: root.path, function: name)
        } catch {
            problems.append(error.problem)
            return nil
        }
        guard let members = document.value.objectValue else {
            let message = "The file must hold an object, but it is \(document.value.summary)."
            problems.append(AppProblem(file: file, function: name, location: document.location(of: JSONPath()), message: message))
            return nil
        }
        var fields = JSONFields(members, of: document, function: name)
        FunctionNameRule.check(name, &fields)
        let bindings = readBindings(&fields)
        let script = readScript(&fields)
        let entryPoint = fields.string("entryPoint")
        let isDisabled = readDisabled(&fields)
        let (retry, retryProblems) = RetryPolicy.section(
            of: fields, for: bindings.first(where: \.isTrigger), function: name, otherwise: self.retry)
        problems += fields.problems + retryProblems
        guard !problems.contains(where: { $0.severity == .error }), let script,
            let trigger = bindings.first(where: \.isTrigger)
        else { return nil }
        return FunctionDefinition(
            name: name, definitionFile: file, isRegistered: false, directory: "\(root.path)/\(name)", scriptFile: script,
            entryPoint: entryPoint, isDisabled: isDisabled, bindings: bindings, trigger: trigger, retry: retry)
    }

    private mutating func readBindings(_ fields: inout JSONFields) -> [Binding] {
        let value = fields.value("bindings")
        guard let elements = value?.arrayValue, !elements.isEmpty else {
            if let value, value.arrayValue == nil {
                fields.report("'bindings' must be an array, but is \(value.summary).", at: "bindings")
            } else {
                fields.report("At least one binding must be declared.", at: value == nil ? nil : "bindings")
            }
            return []
        }
        let key = fields.spelling(of: "bindings")
        var bindings: [Binding] = []
        var triggerCount = 0
        for (index, element) in elements.enumerated() {
            let path = fields.path.appending(key).appending(index)
            guard let members = element.objectValue else {
                problems.append(
                    AppProblem(
                        file: fields.document.file, function: name, field: path.description,
                        location: fields.document.location(of: path),
                        message: "A binding must be an object, but is \(element.summary)."))
                continue
            }
            let isTrigger = members.value(ignoringCase: "type")?.stringValue?.lowercased().hasSuffix("trigger") ?? false
            triggerCount += isTrigger ? 1 : 0
            let section = JSONFields(members, of: fields.document, at: path, function: name)
            var reader = BindingReader(section, functionName: name, settings: settings)
            if let binding = reader.read() {
                if bindings.contains(where: { $0.name == binding.name }) {
                    reader.fields.report("The binding name '\(binding.name)' is used more than once.", at: "name")
                }
                bindings.append(binding)
            }
            problems += reader.fields.problems
        }
        checkTriggerCount(triggerCount, &fields)
        return bindings
    }

    private func checkTriggerCount(_ count: Int, _ fields: inout JSONFields) {
        if count == 0 {
            fields.report("No trigger binding specified. A function must have a trigger input binding.", at: "bindings")
        } else if count > 1 {
            fields.report("Multiple trigger bindings defined. A function can only have a single trigger binding.", at: "bindings")
        }
    }

    private func readScript(_ fields: inout JSONFields) -> String? {
        if let value = fields.value("scriptFile"), value.stringValue == nil {
            _ = fields.string("scriptFile")
            return nil
        }
        let locator = ScriptLocator(root: root, folder: name)
        switch locator.locate(fields.string("scriptFile")) {
        case .success(let path): return path
        case .failure(let reason):
            fields.report(reason.message, at: fields.value("scriptFile") == nil ? nil : "scriptFile")
            return nil
        }
    }

    /// Disabled by the file (true, or the name of a setting that says so) or by the app's settings.
    private func readDisabled(_ fields: inout JSONFields) -> Bool {
        if settings.disables(name) { return true }
        switch fields.value("disabled") {
        case nil: return false
        case .string(let setting):
            let name = setting.trimming { $0 == "%" }
            return name.lowercased() == "true" || settings.isOn(name)
        default: return fields.bool("disabled") ?? false
        }
    }
}
