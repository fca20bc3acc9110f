import JSONText

/// What `local.settings.json` holds (spec: host.md 2.4).
package struct LocalSettings: Hashable, Sendable {
    /// `Values`, and `ConnectionStrings` as `ConnectionStrings:NAME`.
    package var values: [String: String]
    package var host = LocalHostSettings()

    package init(values: [String: String] = [:]) {
        self.values = values
    }

    /// Reads the file; without one there are no settings. A value the environment already has is only warned of:
    /// the environment wins.
    static func load(_ root: AppRoot, environment: [String: String]) -> (settings: LocalSettings, problems: [AppProblem]) {
        guard FileSystem.isFile("\(root.path)/\(AppRoot.settingsFile)") else { return (LocalSettings(), []) }
        do throws(JSONDocument.Unreadable) {
            return try read(JSONDocument(AppRoot.settingsFile, in: root.path), environment: environment)
        } catch {
            return (LocalSettings(), [error.problem])
        }
    }

    private static func read(
        _ document: JSONDocument, environment: [String: String]
    ) throws(JSONDocument.Unreadable) -> (LocalSettings, [AppProblem]) {
        guard let members = document.value.objectValue else {
            let message = "The file must hold an object, but it is \(document.value.summary)."
            throw JSONDocument.Unreadable(problem: AppProblem(file: document.file, message: message))
        }
        var fields = JSONFields(members, of: document)
        if fields.bool("IsEncrypted") == true {
            fields.report(
                "The settings are encrypted and cannot be read. Decrypt them ('func settings decrypt') or set 'IsEncrypted' to false.",
                at: "IsEncrypted")
            return (LocalSettings(), fields.problems)
        }
        if fields.value("IsEncrypted") == nil, members.value(ignoringCase: "Values") != nil {
            fields.report(
                "'IsEncrypted' is missing, which the Functions tools take for true. The values are taken as they are; set it to false.",
                .warning)
        }
        var settings = LocalSettings()
        var problems: [AppProblem] = []
        if let values = fields.object("Values") {
            let path = JSONPath().appending(fields.spelling(of: "Values"))
            var section = JSONFields(values, of: document, at: path)
            settings.values = section.settingTexts(environment: environment)
            problems += section.problems
        }
        if let strings = fields.object("ConnectionStrings") {
            let path = JSONPath().appending(fields.spelling(of: "ConnectionStrings"))
            var section = JSONFields(strings, of: document, at: path)
            settings.values.merge(section.connectionStrings()) { value, _ in value }
            problems += section.problems
        }
        if let host = fields.object("Host") {
            let path = JSONPath().appending(fields.spelling(of: "Host"))
            var section = JSONFields(host, of: document, at: path)
            settings.host = section.localHost()
            problems += section.problems
        }
        return (settings, fields.problems + problems)
    }
}

extension JSONFields {
    fileprivate mutating func settingTexts(environment: [String: String]) -> [String: String] {
        var values: [String: String] = [:]
        for (name, value) in members {
            switch value {
            case .string(let text):
                values[name] = text
            case .number, .bool:
                values[name] = value.text()
                report("'\(name)' should be a string, but is \(value.summary); its text is used.", at: name, .warning)
            case .null, .array, .object:
                report("'\(name)' must be a string, but is \(value.summary).", at: name)
                continue
            }
            if environment[name] != nil {
                report(
                    "Skipping '\(name)' from local settings as it's already defined in current environment variables.",
                    at: name, .warning)
            }
        }
        return values
    }

    fileprivate mutating func connectionStrings() -> [String: String] {
        var strings: [String: String] = [:]
        for (name, value) in members {
            if let text = value.stringValue ?? value.objectValue?.value(ignoringCase: "ConnectionString")?.stringValue {
                strings["ConnectionStrings:\(name)"] = text
            } else {
                report("'\(name)' must be a string or an object with the string 'ConnectionString'.", at: name)
            }
        }
        return strings
    }

    fileprivate mutating func localHost() -> LocalHostSettings {
        var host = LocalHostSettings()
        let port = value("LocalHttpPort")?.stringValue.flatMap { Int($0) } ?? int("LocalHttpPort")
        if let port, !(0...65535).contains(port) {
            report("'LocalHttpPort' must be a port from 0 to 65535, but is \(port).", at: "LocalHttpPort")
        } else {
            host.httpPort = port
        }
        host.httpAddress = string("LocalHttpAddress")
        host.corsOrigins = (string("CORS") ?? "").split(separator: ",").map(\.trimmed).filter { !$0.isEmpty }
        host.allowsCORSCredentials = bool("CORSCredentials") ?? false
        return host
    }
}
