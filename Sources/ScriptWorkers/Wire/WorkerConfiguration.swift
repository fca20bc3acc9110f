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
    /// Milliseconds, by entry point; 0: for ever.
    var byEntry: [String: Int]
    /// For every other entry point, and for what scripts do later.
    var otherwise: Int

    package init(_ byEntry: [String: Duration?] = [:], otherwise: Duration? = nil) {
        func milliseconds(_ limit: Duration?) -> Int { limit.map { Int($0 / .milliseconds(1)) } ?? 0 }
        self.byEntry = byEntry.mapValues(milliseconds)
        self.otherwise = milliseconds(otherwise)
    }

    /// Milliseconds; 0: for ever.
    func limit(of entry: String) -> Int { byEntry[entry] ?? otherwise }
}
