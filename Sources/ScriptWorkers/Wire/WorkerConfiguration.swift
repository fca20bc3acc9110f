import FoundationEssentials

/// What a worker is told at first.
struct WorkerConfiguration: Codable, Sendable {
    var name: String
    /// What scripts see as `process.env`; nil is the worker's own.
    var environment: [String: String]?
    /// The names of the synchronous functions that the host answers.
    var functions: [String]
    var processorTime: ProcessorTimeLimits
    var permissions: WorkerPermissions
}

/// How much processor time a call may take without returning.
package struct ProcessorTimeLimits: Codable, Hashable, Sendable {
    /// Milliseconds, by entry point.
    var byEntry: [String: Double]
    /// For every other entry point, and for what scripts do later; nil for ever.
    var otherwise: Double?

    package init(_ byEntry: [String: Duration?] = [:], otherwise: Duration? = nil) {
        self.byEntry = byEntry.mapValues { $0.map { $0 / .milliseconds(1) } ?? .infinity }.filter { $0.value.isFinite }
        self.otherwise = otherwise.map { $0 / .milliseconds(1) }
    }

    /// The longest that any script may take, in milliseconds; nil for ever.
    var longest: Double? { otherwise.map { max($0, byEntry.values.max() ?? 0) } }

    /// Milliseconds.
    func limit(of entry: String) -> Double? { byEntry[entry] ?? otherwise }
}
