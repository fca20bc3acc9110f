import JSONText

/// The section `extensions.queues` of host.json (spec: host.md 2.3).
package struct QueuesConfiguration: Hashable, Sendable {
    package var batchSize = 16
    package var newBatchThreshold: Int
    package var maxPollingInterval = Duration.seconds(60)
    package var visibilityTimeout = Duration.zero
    package var maxDequeueCount = 5

    init(processorCount: Int) { newBatchThreshold = batchSize / 2 * processorCount }

    mutating func read(from reader: inout HostSettingReader, processorCount: Int) {
        reader.checkSection("extensions.queues")
        batchSize = reader.int(Self.paths("batchSize"), in: 1...32) ?? batchSize
        newBatchThreshold =
            reader.int(Self.paths("newBatchThreshold"), in: 0...Int.max) ?? max(1, batchSize / 2) * processorCount
        maxDequeueCount = reader.int(Self.paths("maxDequeueCount"), in: 1...Int.max) ?? maxDequeueCount
        maxPollingInterval = reader.span("maxPollingInterval", atLeast: .milliseconds(100)) ?? maxPollingInterval
        visibilityTimeout = reader.span("visibilityTimeout", atLeast: .zero) ?? visibilityTimeout
        // Messages lie in the task hub as they are, so it makes no difference which.
        _ = reader.convert(Self.paths("messageEncoding"), #""base64" or "none""#) { value in
            ["base64", "none"].contains(value.stringValue?.lowercased()) ? true : nil
        }
    }

    fileprivate static func paths(_ name: String) -> [String] { ["extensions.queues.\(name)", "queues.\(name)"] }
}

extension HostSettingReader {
    /// A time span; a number is milliseconds, as in Functions 1.
    fileprivate mutating func span(_ name: String, atLeast least: Duration) -> Duration? {
        convert(QueuesConfiguration.paths(name), "a time span such as \"00:00:02\", at least \(least)") { value in
            let span = value.intValue.map { Duration.milliseconds($0) } ?? value.stringValue.flatMap(TimeSpan.parse)
            return span.flatMap { $0 >= least ? $0 : nil }
        }
    }
}
