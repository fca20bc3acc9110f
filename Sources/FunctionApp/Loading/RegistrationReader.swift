import JSONText

/// Reads what the app's code registers as one function, with the checks that a function.json gets.
struct RegistrationReader {
    private(set) var problems: [AppProblem] = []
    private let registration: FunctionRegistration
    private let document: JSONDocument
    private let root: String
    private let settings: AppSettings
    /// What host.json says of failed runs, for functions that say nothing themselves.
    private let retry: RetryPolicy?

    init(_ registration: FunctionRegistration, root: String, settings: AppSettings, retry: RetryPolicy?) {
        self.registration = registration
        self.root = root
        self.settings = settings
        self.retry = retry
        document = JSONDocument(.object(registration.options), madeBy: registration.file, at: registration.place)
    }

    /// `nil` when some problem makes the function unusable.
    mutating func read() -> FunctionDefinition? {
        let name = registration.name
        var fields = JSONFields(registration.options, of: document, function: name)
        FunctionNameRule.check(name, &fields)
        var bindings = readBindings("trigger")
        let trigger = bindings.first
        if let trigger, !trigger.isTrigger { fields.report("'\(trigger.type)' is no type of a trigger.", at: "trigger") }
        bindings += readBindings("return") + readBindings("extraInputs") + readBindings("extraOutputs")
        for binding in bindings.dropFirst() where binding.isTrigger {
            fields.report("Multiple trigger bindings defined. A function can only have a single trigger binding.")
        }
        let (retry, retryProblems) = RetryPolicy.section(of: fields, for: trigger, function: name, otherwise: retry)
        problems += fields.problems + retryProblems
        guard !problems.contains(where: { $0.severity == .error }), let trigger else { return nil }
        return FunctionDefinition(
            name: name, definitionFile: registration.file, isRegistered: true, directory: root,
            scriptFile: registration.entryFile, entryPoint: nil, isDisabled: settings.disables(name), bindings: bindings,
            trigger: trigger, retry: retry)
    }

    /// The binding, or the bindings, under that key.
    private mutating func readBindings(_ key: String) -> [Binding] {
        let path = JSONPath().appending(key)
        guard let value = registration.options[key] else { return [] }
        let elements = value.arrayValue.map { Array($0.enumerated()).map { (path.appending($0.offset), $0.element) } }
        return (elements ?? [(path, value)]).compactMap { path, element in
            let section = JSONFields(element.objectValue ?? JSONObject(), of: document, at: path, function: registration.name)
            var reader = BindingReader(section, functionName: registration.name, settings: settings)
            let binding = reader.read()
            problems += reader.fields.problems
            return binding
        }
    }
}
