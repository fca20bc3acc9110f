import JSONText

/// The section `extensions.queues` of host.json (spec: host.md 2.3).
package struct QueuesConfiguration: Hashable, Sendable {
    package var batchSize = 16
    package var newBatchThreshold: Int
    package var maxPollingInterval = Duration.seconds(60)
    package var visibilityTimeout = Duration.zero
    package var maxDequeueCount = 5
    /// Whether texts stand as Base64 in messages of real queues. Those of the task hub lie there as they are.
    package var encodesMessages = true

    init(processorCount: Int) { newBatchThreshold = batchSize / 2 * processorCount }

    mutating func read(from reader: inout HostSettingReader, processorCount: Int) {
        reader.checkSection("extensions.queues")
        batchSize = reader.int(Self.paths("batchSize"), in: 1...32) ?? batchSize
        newBatchThreshold =
            reader.int(Self.paths("newBatchThreshold"), in: 0...Int.max) ?? max(1, batchSize / 2) * processorCount
        maxDequeueCount = reader.int(Self.paths("maxDequeueCount"), in: 1...Int.max) ?? maxDequeueCount
        maxPollingInterval = reader.span("maxPollingInterval", atLeast: .milliseconds(100)) ?? maxPollingInterval
        visibilityTimeout = reader.span("visibilityTimeout", atLeast: .zero) ?? visibilityTimeout
        let encodings = ["base64": true, "none": false]
        encodesMessages =
            reader.convert(Self.paths("messageEncoding"), #""base64" or "none""#) { value in
                value.stringValue.flatMap { encodings[$0.lowercased()] }
            } ?? encodesMessages
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
