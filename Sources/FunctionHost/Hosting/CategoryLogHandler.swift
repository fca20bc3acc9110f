import FunctionApp
import Logging

/// Lets through what host.json's `logging` wants to see of each category, without secrets.
struct CategoryLogHandler: LogHandler {
    /// The least that any category wants.
    var logLevel: Logger.Level
    private var base: any LogHandler
    private let configuration: LoggingConfiguration
    private let redactor: SecretRedactor
    /// Of categories that no key fits; nil lets nothing through. The level that is asked for on the command line lowers what
    /// the file says.
    private let standard: Logger.Level?

    init(_ base: any LogHandler, _ configuration: LoggingConfiguration, redactor: SecretRedactor = SecretRedactor()) {
        self.redactor = redactor
        self.base = base
        self.configuration = configuration
        let isMoreAskedFor = base.logLevel < .info
        let said = configuration.standard.map(\.level) ?? base.logLevel
        standard = isMoreAskedFor ? min(base.logLevel, said ?? base.logLevel) : said
        logLevel = (configuration.levels.values.compactMap(\.level) + [standard ?? .critical]).min() ?? base.logLevel
    }

    var metadata: Logger.Metadata {
        get { base.metadata }
        set { base.metadata = newValue }
    }

    var metadataProvider: Logger.MetadataProvider? {
        get { base.metadataProvider }
        set { base.metadataProvider = newValue }
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { base[metadataKey: key] }
        set { base[metadataKey: key] = newValue }
    }

    func log(event: LogEvent) {
        let category = event.metadata?[LogCategory.key] ?? base[metadataKey: LogCategory.key]
        guard let least = least(of: category.map { "\($0)" } ?? LogCategory.host), event.level >= least else { return }
        var event = event
        event.message = "\(redactor.redacted(event.message.description))"
        event.metadata = event.metadata?.mapValues(redacted)
        base.log(event: event)
    }

    private func redacted(_ value: Logger.Metadata.Value) -> Logger.Metadata.Value {
        switch value {
        case .string(let text): .string(redactor.redacted(text))
        case .stringConvertible(let value): .string(redactor.redacted(value.description))
        case .array(let values): .array(values.map(redacted))
        case .dictionary(let values): .dictionary(values.mapValues(redacted))
        }
    }

    /// nil when nothing of it is wanted.
    private func least(of category: String) -> Logger.Level? {
        guard configuration.isConsoleEnabled else { return nil }
        if let wanted = configuration.level(of: category) { return wanted.level }
        return standard
    }
}

extension LoggingConfiguration.Level {
    /// nil for nothing at all.
    fileprivate var level: Logger.Level? {
        switch self {
        case .trace: .trace
        case .debug: .debug
        case .information: .info
        case .warning: .warning
        case .error: .error
        case .critical: .critical
        case .none: nil
        }
    }
}

extension Logger {
    /// The same with what host.json says of it.
    func filtered(by configuration: LoggingConfiguration, redactor: SecretRedactor = SecretRedactor()) -> Logger {
        var logger = self
        logger.handler = CategoryLogHandler(handler, configuration, redactor: redactor)
        return logger
    }
}
