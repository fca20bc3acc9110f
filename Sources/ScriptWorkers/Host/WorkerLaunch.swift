import FoundationEssentials
import Glibc
import JSHost

/// How worker processes are started, and what they may use.
package struct WorkerLaunch: Sendable {
    /// The program that has `WorkerMain` behind the arguments.
    package var executable: String
    package var arguments: [String]
    /// The variables of the process; what scripts see is the isolate's.
    package var environment: [String: String]
    package var processorTime = ProcessorTimeLimits()
    package var permissions = WorkerPermissions()
    /// Bytes of memory that a worker may take; nil: any.
    package var memoryLimit: Int?

    /// - Parameter executable: nil is this program.
    package init(executable: String? = nil, arguments: [String] = ["worker"]) {
        let variables = ProcessInfo.processInfo.environment
        // The link goes on to mean this program after its file was replaced by a newer one.
        self.executable = executable ?? "/proc/self/exe"
        self.arguments = arguments
        environment = variables.filter { Self.inherited.contains($0.key) || $0.key.hasPrefix("LC_") || $0.key.hasPrefix("JSC_") }
        // The report of a crash would take longer than a new worker.
        environment["SWIFT_BACKTRACE"] = "enable=no"
    }

    private static let inherited: Set = ["HOME", "LANG", "LD_LIBRARY_PATH", "PATH", "PERDURE_RUNTIME_JS", "TMPDIR", "TZ"]

    /// The first message to a worker.
    func message(for configuration: IsolateConfiguration) -> [UInt8] {
        let worker = WorkerConfiguration(
            name: configuration.name, environment: configuration.environment, functions: configuration.functions.keys.sorted(),
            processorTime: processorTime, permissions: permissions)
        // Text and numbers can always be encoded.
        return (try? JSONEncoder().encode(worker)).map(Array.init) ?? []
    }
}
