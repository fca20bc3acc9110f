import JSONText

extension HostConfiguration {
    /// Reads the file of an app. A missing file, an empty one and `{}` give the defaults; any problem that is returned makes
    /// the file unusable.
    static func load(
        _ root: AppRoot, settings: AppSettings, processorCount: Int
    ) -> (configuration: HostConfiguration, problems: [AppProblem]) {
        let defaults = HostConfiguration(processorCount: processorCount)
        var document: JSONDocument?
        var problems: [AppProblem] = []
        if FileSystem.isFile("\(root.path)/\(AppRoot.hostFile)") {
            do throws(JSONDocument.Unreadable) {
                document = try readDocument(root)
            } catch {
                return (defaults, [error.problem])
            }
        }
        if let document { problems += versionProblems(document) }
        guard problems.isEmpty else { return (defaults, problems) }
        var reader = HostSettingReader(document, settings: settings)
        return (defaults.reading(from: &reader, processorCount), reader.problems)
    }

    /// `nil` for a file with nothing in it.
    private static func readDocument(_ root: AppRoot) throws(JSONDocument.Unreadable) -> JSONDocument? {
        let blank: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF]
        let bytes = try? FileSystem.read("\(root.path)/\(AppRoot.hostFile)")
        if let bytes, bytes.allSatisfy(blank.contains) { return nil }
        do throws(JSONDocument.Unreadable) {
            return try JSONDocument(AppRoot.hostFile, in: root.path)
        } catch {
            let problem = error.problem
            let message = "Unable to parse host configuration file '\(root.path)/\(AppRoot.hostFile)'. \(problem.message)"
            throw JSONDocument.Unreadable(
                problem: AppProblem(file: problem.file, location: problem.location, message: message))
        }
    }

    private static func versionProblems(_ document: JSONDocument) -> [AppProblem] {
        guard let members = document.value.objectValue else {
            let message = "The file must hold an object, but it is \(document.value.summary)."
            return [AppProblem(file: document.file, location: document.location(of: JSONPath()), message: message)]
        }
        guard !members.isEmpty else { return [] }
        var fields = JSONFields(members, of: document)
        let help = "See https://aka.ms/functions-hostjson for steps to migrate the configuration file."
        switch fields.value("version") {
        case nil:
            fields.report("The host.json file is missing the required 'version' property. \(help)")
        case .string("2.0"), .number("2.0"):
            break
        case let version?:
            fields.report(
                "'\(version.stringValue ?? version.text())' is an invalid value for host.json 'version' property. "
                    + "We recommend you set the 'version' property to '2.0'. \(help)", at: "version")
        }
        return fields.problems
    }

    private func reading(from reader: inout HostSettingReader, _ processorCount: Int) -> HostConfiguration {
        var configuration = self
        for section in ["extensions", "extensions.http", "extensions.durableTask", "http", "durableTask"] {
            reader.checkSection(section)
        }
        for section in ["storageProvider", "tracing", "httpSettings"] {
            reader.checkSection("extensions.durableTask.\(section)")
        }
        configuration.functionTimeout = reader.timeout("functionTimeout") ?? functionTimeout
        configuration.functions = reader.strings("functions")
        configuration.http.read(from: &reader)
        configuration.queues.read(from: &reader, processorCount: processorCount)
        configuration.durableTask.read(from: &reader)
        return configuration
    }
}

extension HostSettingReader {
    /// A time span, where `-1` is without end.
    fileprivate mutating func timeout(_ path: String) -> Duration?? {
        let found = convert([path], "a time span such as \"00:05:00\", at least one second, or \"-1\" for no limit") { value in
            let text = value.stringValue ?? value.text()
            if text.trimmed == "-1" { return Duration?.none as Duration?? }
            guard let span = TimeSpan.parse(text), span >= .seconds(1) else { return nil }
            return .some(span)
        }
        return found
    }
}
