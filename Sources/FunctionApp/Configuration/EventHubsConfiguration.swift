/// The section `extensions.eventHubs` of host.json, which was `eventHub` in Functions 1 (spec: host.md 2.3).
package struct EventHubsConfiguration: Hashable, Sendable {
    /// How many events a function is called for at once.
    package var maxEventBatchSize = 64

    mutating func read(from reader: inout HostSettingReader) {
        for section in ["extensions.eventHubs", "extensions.eventHubs.eventProcessorOptions", "eventHub"] {
            reader.checkSection(section)
        }
        let sizes = ["extensions.eventHubs.maxEventBatchSize"] + Self.paths("maxBatchSize")
        maxEventBatchSize = reader.int(sizes, in: 1...10_000) ?? maxEventBatchSize
        for (name, least) in [("batchCheckpointFrequency", 1), ("prefetchCount", 0)] {
            let paths = Self.paths(name)
            reader.ignore(reader.int(paths, in: least...Int.max), paths)
        }
        for section in ["extensions.eventHubs", "eventHub"] { reader.noteUnknown(in: section) }
    }

    /// The extension's version 5 and later, 3 and 4, and Functions 1.
    private static func paths(_ name: String) -> [String] {
        ["extensions.eventHubs.\(name)", "extensions.eventHubs.eventProcessorOptions.\(name)", "eventHub.\(name)"]
    }
}
