import JSONText

/// Reads one element of `bindings`, with all checks of host.md 2.5 and 2.11.
struct BindingReader {
    var fields: JSONFields
    private let functionName: String
    let settings: AppSettings

    init(_ fields: JSONFields, functionName: String, settings: AppSettings) {
        self.fields = fields
        self.functionName = functionName
        self.settings = settings
    }

    /// `nil` when a problem makes the binding unusable; a problem that is only a warning does not.
    mutating func read() -> Binding? {
        guard let type = fields.string("type"), !type.isEmpty else {
            if fields.value("type") == nil { fields.report("A binding must have a 'type'.") }
            return nil
        }
        let direction: BindingDirection = readChoice("direction") ?? .in
        let dataType: BindingDataType? = readChoice("dataType")
        let name = readName(direction)
        resolveAllStrings()
        let kind = readKind(type, direction)
        guard let name, let kind, !fields.problems.contains(where: { $0.severity == .error }) else { return nil }
        return Binding(
            name: name, type: type, direction: direction, dataType: dataType, kind: kind, json: .object(fields.members))
    }

    private mutating func readName(_ direction: BindingDirection) -> String? {
        guard let name = fields.string("name") else {
            if fields.value("name") == nil { fields.report("A binding must have a 'name'.") }
            return nil
        }
        if name == Binding.returnName {
            if direction != .out { fields.report("'$return' bindings must specify a direction of 'out'.", at: "name") }
        } else if name.wholeMatch(of: /[a-zA-Z][a-zA-Z0-9]{0,127}/) == nil {
            fields.report("The binding name '\(name)' is invalid. Please assign a valid name to the binding.", at: "name")
        }
        return name
    }

    private mutating func readChoice<Choice: RawRepresentable<String> & CaseIterable>(_ key: String) -> Choice? {
        guard let text = fields.string(key) else { return nil }
        if let choice = Choice.allCases.first(where: { $0.rawValue == text.lowercased() }) { return choice }
        let names = Choice.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        fields.report("'\(key)' must be one of \(names), but is '\(text)'.", at: key)
        return nil
    }

    /// Every string property must resolve, also where the type has no meaning here.
    private mutating func resolveAllStrings() {
        for (key, value) in fields.members where !["name", "type", "direction"].contains(key.lowercased()) {
            guard let text = value.stringValue else { continue }
            do throws(UnresolvedSetting) {
                _ = try settings.resolve(text)
            } catch {
                fields.report(error.description, at: key)
            }
        }
    }

    private mutating func readKind(_ typeName: String, _ direction: BindingDirection) -> Binding.Kind? {
        guard let type = BindingType(ignoringCase: typeName) else { return readUnknown(typeName, direction) }
        if !type.directions.contains(direction) {
            let allowed = type.directions.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
            fields.report(
                "A binding of type '\(typeName)' must have the direction \(allowed), but has '\(direction.rawValue)'.",
                at: fields.value("direction") == nil ? nil : "direction")
            return nil
        }
        switch type {
        case .orchestrationTrigger: return .orchestrationTrigger(orchestration: string("orchestration"))
        case .activityTrigger: return .activityTrigger(activity: string("activity"))
        case .entityTrigger: return .entityTrigger(entityName: string("entityName"))
        case .orchestrationClient, .durableClient:
            return .durableClient(
                DurableClientBinding(taskHub: string("taskHub"), connectionName: string("connectionName")))
        case .httpTrigger: return readHTTPTrigger().map(Binding.Kind.httpTrigger)
        case .http: return .http
        case .queueTrigger: return readQueue().map(Binding.Kind.queueTrigger)
        case .queue: return readQueueOutput().map(Binding.Kind.queue)
        case .timerTrigger: return readTimer().map(Binding.Kind.timerTrigger)
        case .blobTrigger: return readBlobTrigger().map(Binding.Kind.blobTrigger)
        case .blob: return readBlob().map(Binding.Kind.blob)
        case .eventHubTrigger: return readEventHub().map(Binding.Kind.eventHubTrigger)
        case .eventHub: return readEventHubOutput().map(Binding.Kind.eventHub)
        case .table: return readTable().map(Binding.Kind.table)
        }
    }

    private mutating func readUnknown(_ type: String, _ direction: BindingDirection) -> Binding.Kind? {
        let isTrigger = type.lowercased().hasSuffix("trigger")
        if BindingType.foreign.contains(type.lowercased()) {
            if !isTrigger, direction != .out {
                fields.report(
                    "Perdure cannot give a function the value of a binding of type '\(type)': it will be undefined.", at: "type",
                    .warning)
            }
            return .other
        }
        let message =
            "The binding type(s) '\(type)' are not registered. "
            + "Please ensure the type is correct and the binding extension is installed."
        guard direction == .out, !isTrigger else {
            fields.report(message, at: "type")
            return nil
        }
        fields.report("\(message) What the function puts out is only recorded.", at: "type", .warning)
        return .other
    }

    /// A string property with its settings resolved; an empty one counts as absent.
    mutating func string(_ key: String) -> String? {
        guard let text = fields.string(key), !text.isEmpty else { return nil }
        return try? settings.resolve(text)
    }

    mutating func requiredString(_ key: String, or alternative: String? = nil) -> String? {
        if let text = string(key) ?? alternative.flatMap({ string($0) }) { return text }
        if !fields.problems.contains(where: { $0.field?.hasSuffix(".\(fields.spelling(of: key))") ?? false }) {
            let isThere = fields.value(key) != nil
            fields.report("The property '\(key)' is \(isThere ? "empty" : "missing").", at: isThere ? key : nil)
        }
        return nil
    }

    /// A required string property in which binding expressions may stand.
    mutating func requiredTemplate(_ key: String, or alternative: String? = nil) -> BindingTemplate? {
        requiredString(key, or: alternative).flatMap { template($0, at: key) }
    }

    /// A string property in which binding expressions may stand; `nil` as well when it has a problem, which is noted.
    mutating func template(_ key: String) -> BindingTemplate? { string(key).flatMap { template($0, at: key) } }

    private mutating func template(_ text: String, at key: String) -> BindingTemplate? {
        do throws(BindingTemplateError) {
            return try BindingTemplate(text)
        } catch {
            fields.report("\(error)", at: key)
            return nil
        }
    }

    private mutating func readHTTPTrigger() -> HTTPTrigger? {
        let methods = fields.strings("methods").map { $0.map { $0.uppercased() } }
        let authLevel: AuthorizationLevel = readChoice("authLevel") ?? .function
        let text = string("route") ?? functionName
        do throws(RouteTemplateError) {
            let template = try RouteTemplate(text)
            if let first = template.leadingLiteral?.lowercased(), ["admin", "runtime"].contains(first) {
                fields.report("The specified route conflicts with one or more built in routes.", at: "route")
            }
            let all = methods?.isEmpty ?? true || methods == ["ANY"]
            return HTTPTrigger(route: template, methods: all ? nil : methods, authLevel: authLevel)
        } catch {
            fields.report("\(error)", at: "route")
            return nil
        }
    }
}
