import Logging

/// What a line of the log is about, as `logging.logLevel` of host.json names it (host.md 2.3).
enum LogCategory {
    /// The key of the metadata that has it.
    static let key = "category"

    static let host = "Host.General"
    static let triggers = "Host.Triggers"
    static let engine = "Host.Triggers.DurableTask"
    /// What scripts write when no function is told: `console.log`.
    static let console = "Host.Function.Console"

    /// What the host says of a function.
    static func function(_ name: String) -> String { "Function.\(name)" }

    /// What the function itself writes.
    static func user(_ name: String) -> String { "Function.\(name).User" }
}

extension Logger {
    /// A logger whose lines are of that category, unless they say otherwise.
    func of(_ category: String) -> Logger {
        var logger = self
        logger[metadataKey: LogCategory.key] = "\(category)"
        return logger
    }
}
