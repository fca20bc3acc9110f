import JSONText

extension HostConfiguration {
    /// Reads the file of an app. A missing file, an empty one and `{}` give the defaults; any problem that is returned makes
    /// the file unusable. Notes are of what has no effect: some are warnings.
    static func load(
        _ root: AppRoot, settings: AppSettings, processorCount: Int
    ) -> (configuration: HostConfiguration, problems: [AppProblem], notes: [AppProblem]) {
        let defaults = HostConfiguration(processorCount: processorCount)
        var document: JSONDocument?
        var problems: [AppProblem] = []
        if FileSystem.isFile("\(root.path)/\(AppRoot.hostFile)") {
            do throws(JSONDocument.Unreadable) {
                document = try readDocument(root)
            } catch {
                return (defaults, [error.problem], [])
            }
        }
        if let document { problems += versionProblems(document) }
        guard problems.isEmpty else { return (defaults, problems, []) }
        var reader = HostSettingReader(document, settings: settings)
        let configuration = defaults.reading(from: &reader, processorCount)
        return (configuration, reader.problems, reader.notes)
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

    /// They concern what is not there: Azure's storage and its locks, other languages, extensions that are downloaded.
    private static let sectionsWithoutEffect = [
        "aggregator", "concurrency", "customHandler", "extensionBundle", "healthMonitor", "httpWorker",
        "managedDependencies", "serviceBus", "singleton", "watchDirectories", "watchFiles",
    ]

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

    func reading(from reader: inout HostSettingReader, _ processorCount: Int) -> HostConfiguration {
        var configuration = self
        for section in ["extensions", "extensions.http", "extensions.durableTask", "http", "durableTask", "logging", "retry"] {
            reader.checkSection(section)
        }
        for section in ["storageProvider", "tracing", "httpSettings", "notifications", "notifications.eventGrid"] {
            reader.checkSection("extensions.durableTask.\(section)")
        }
        configuration.functionTimeout = reader.timeout("functionTimeout") ?? functionTimeout
        configuration.functions = reader.strings(["functions"])
        configuration.retry = reader.retryPolicy()
        configuration.logging.read(from: &reader)
        configuration.http.read(from: &reader)
        configuration.queues.read(from: &reader, processorCount: processorCount)
        configuration.blobs.read(from: &reader)
        configuration.eventHubs.read(from: &reader)
        configuration.durableTask.read(from: &reader)
        configuration.perdure.read(from: &reader)
        let throttles = ["extensions.http.dynamicThrottlesEnabled", "http.dynamicThrottlesEnabled"]
        reader.ignore(reader.bool(throttles), throttles)
        for section in Self.sectionsWithoutEffect { reader.ignore([section]) }
        for section in ["extensions.durableTask", "durableTask"] { reader.noteUnknown(in: section) }
        return configuration
    }
}

extension HostSettingReader {
    /// A time span, where `-1` is without end.
    mutating func timeout(_ path: String) -> Duration?? {
        convert([path], "a time span such as \"00:05:00\", at least one second, or \"-1\" for no limit") { value in
            let text = value.stringValue ?? value.text()
            if text.trimmed == "-1" { return Duration?.none as Duration?? }
            guard let span = TimeSpan.parse(text), span >= .seconds(1) else { return nil }
            return .some(span)
        }
    }

    /// The section `retry`, or what the environment says of it; nil when there is none or it has a problem.
    fileprivate mutating func retryPolicy() -> RetryPolicy? {
        let known = problems.count
        let strategy = convert(["retry.strategy"], "\"fixedDelay\" or \"exponentialBackoff\"") { value in
            ["fixeddelay", "exponentialbackoff"].first { $0 == value.stringValue?.lowercased() }
        }
        let count = int("retry.maxRetryCount", in: -1...Int.max)
        let intervals = ["delayInterval", "minimumInterval", "maximumInterval"].map { name in
            span(["retry.\(name)"], in: .zero ... .seconds(365 * 86_400))
        }
        guard problems.count == known, let strategy else { return nil }
        let names = strategy == "fixeddelay" ? ["delayInterval"] : ["minimumInterval", "maximumInterval"]
        let found = strategy == "fixeddelay" ? [intervals[0]] : Array(intervals[1...])
        for (name, interval) in zip(names, found) where interval == nil {
            report("'retry.\(name)' is missing: a time span such as \"00:00:10\".", at: ["retry.strategy"])
        }
        if count == nil { report("'retry.maxRetryCount' is missing: 0 or more, or -1 for ever.", at: ["retry.strategy"]) }
        guard problems.count == known, let count, let shortest = found[0], let longest = found[found.count - 1] else {
            return nil
        }
        if longest < shortest {
            report("'retry.maximumInterval' must not be shorter than 'retry.minimumInterval'.", at: ["retry.maximumInterval"])
            return nil
        }
        return RetryPolicy(maxRetryCount: count == -1 ? nil : count, pauses: shortest...longest)
    }
}
