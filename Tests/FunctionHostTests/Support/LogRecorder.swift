import Logging
import Synchronization

/// Keeps what was logged.
final class LogRecorder: Sendable {
    struct Entry: Sendable {
        let line: String
        let metadata: Logger.Metadata
    }

    private let recorded = Mutex<[Entry]>([])

    /// `level: message`, in the order they came.
    var lines: [String] { entries.map(\.line) }

    /// The lines with what was told beside them.
    var entries: [Entry] { recorded.withLock { $0 } }

    var logger: Logger { Logger(label: "test") { _ in Handler(recorder: self) } }

    private struct Handler: LogHandler {
        let recorder: LogRecorder
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.debug

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let entry = Entry(
                line: "\(event.level): \(event.message)", metadata: metadata.merging(event.metadata ?? [:]) { $1 })
            recorder.recorded.withLock { $0.append(entry) }
        }
    }
}
