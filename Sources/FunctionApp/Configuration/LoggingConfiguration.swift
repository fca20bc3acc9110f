import JSONText

/// The section `logging` of host.json (spec: host.md 2.3): what of each category is written to the log.
package struct LoggingConfiguration: Hashable, Sendable {
    /// The least that is written.
    package enum Level: String, CaseIterable, Hashable, Sendable {
        case trace = "Trace"
        case debug = "Debug"
        case information = "Information"
        case warning = "Warning"
        case error = "Error"
        case critical = "Critical"
        case none = "None"
    }

    /// By the beginning of a category's name, in lower case; one `*` may stand in it for anything.
    package var levels: [String: Level] = [:]
    /// Of categories that no key of `levels` fits.
    package var standard: Level?
    package var isConsoleEnabled = true

    package init() {}

    /// What the longest key says that fits the category; nil when none does.
    package func level(of category: String) -> Level? {
        let category = category.lowercased()
        let fitting = levels.keys.filter { Self.fits($0, category) }
        return fitting.max { ($0.count, $0) < ($1.count, $1) }.flatMap { levels[$0] }
    }

    private static func fits(_ key: String, _ category: String) -> Bool {
        guard let star = key.firstIndex(of: "*") else { return category.hasPrefix(key) }
        let rest = category.dropFirst(key[..<star].count)
        return category.hasPrefix(key[..<star]) && rest.hasSuffix(key[key.index(after: star)...])
    }

    mutating func read(from reader: inout HostSettingReader) {
        let section = "logging.logLevel"
        reader.checkSection(section)
        levels = reader.choices(in: section)
        standard = levels.removeValue(forKey: "default")
        isConsoleEnabled = reader.bool(["logging.console.isEnabled"]) ?? isConsoleEnabled
        reader.ignore(["logging.fileLoggingMode"])
        reader.ignore(["logging.applicationInsights"])
    }
}
