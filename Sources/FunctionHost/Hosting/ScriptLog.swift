import JSONText
import Logging

/// Hands the messages of scripts to the host's log.
struct ScriptLog: Sendable {
    private let logger: Logger

    init(_ logger: Logger) { self.logger = logger }

    /// `json`: an object with `level` and `message`, as the script side sends it.
    @Sendable func write(_ json: String) {
        guard let entry = try? JSONParser.parse(json) else { return }
        let message = entry["message"]?.stringValue ?? ""
        var metadata: Logger.Metadata = [:]
        for key in ["function", "instanceId", "invocationId"] {
            if let value = entry[key]?.stringValue { metadata[key] = "\(value)" }
        }
        let function = entry["function"]?.stringValue
        metadata[LogCategory.key] = "\(function.map(LogCategory.user) ?? LogCategory.console)"
        logger.log(level: Self.level(entry["level"]?.stringValue), "\(message)", metadata: metadata)
    }

    private static func level(_ name: String?) -> Logger.Level {
        switch name?.lowercased() {
        case "trace", "verbose": .trace
        case "debug": .debug
        case "warning", "warn": .warning
        case "error": .error
        case "critical": .critical
        default: .info
        }
    }
}
