import Glibc
package import Logging

/// Writes log lines for people: time, level where it is not information, message.
package struct ConsoleLogHandler: LogHandler {
    package var metadata: Logger.Metadata = [:]
    package var logLevel: Logger.Level
    private let descriptor: Int32
    private let usesColor: Bool
    private let isTerminal: Bool

    /// Colours levels on a terminal, if `allowsColor`, and writes over a line of progress that may stand there.
    ///
    /// `descriptor`: 1 for standard output, 2 for standard error.
    package init(descriptor: Int32, level: Logger.Level, allowsColor: Bool) {
        self.descriptor = descriptor
        isTerminal = isatty(descriptor) != 0
        usesColor = isTerminal && allowsColor
        logLevel = level
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        var line = (isTerminal ? "\r\u{1B}[K" : "") + "[\(Self.time())] "
        if let label = Self.label(event.level) {
            line += usesColor ? "\u{1B}[\(Self.color(event.level))m\(label)\u{1B}[0m " : "\(label) "
        }
        // Whoever looks that closely may want to see less of one thing or more of another.
        if event.level < .info, let category = event.metadata?[LogCategory.key] ?? metadata[LogCategory.key] {
            line += "[\(category)] "
        }
        line += "\(event.message)"
        // What scripts say stands alone; what the host says of itself carries its details.
        let details = (event.metadata ?? [:]).filter { !Self.hiddenKeys.contains($0.key) }
        for (key, value) in details.sorted(by: { $0.key < $1.key }) { line += " \(key)=\(value)" }
        line += "\n"
        // By length: scripts may log NUL characters.
        _ = line.withUTF8 { write(descriptor, $0.baseAddress, $0.count) }
    }

    private static let hiddenKeys: Set = ["function", "invocationId", "instanceId", LogCategory.key]

    private static func label(_ level: Logger.Level) -> String? {
        switch level {
        case .trace: "trace"
        case .debug: "debug"
        case .info, .notice: nil
        case .warning: "warning"
        case .error: "error"
        case .critical: "critical"
        }
    }

    private static func color(_ level: Logger.Level) -> Int {
        switch level {
        case .error, .critical: 31
        case .warning: 33
        default: 90
        }
    }

    private static func time() -> String {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        var parts = tm()
        gmtime_r(&now.tv_sec, &parts)
        var text = [CChar](repeating: 0, count: 32)
        strftime(&text, text.count, "%Y-%m-%dT%H:%M:%S", &parts)
        let milliseconds = String(now.tv_nsec / 1_000_000 + 1_000).dropFirst()
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self) + ".\(milliseconds)Z"
    }
}
