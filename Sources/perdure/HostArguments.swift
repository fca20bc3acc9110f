import ArgumentParser
import FoundationEssentials
import FunctionHost
import Logging

/// What every command that runs an app can be told.
struct HostArguments: ParsableArguments {
    @Option(parsing: .upToNextOption, help: "Load only these functions.")
    var functions: [String] = []

    @Flag(help: "Show what the host does.")
    var verbose = false

    func options(for app: String) -> HostOptions {
        var options = HostOptions(root: app, environment: Self.environment)
        if !functions.isEmpty { options.functions = functions }
        return options
    }

    /// A logger that writes to a file descriptor: 1 or 2.
    func logger(to descriptor: Int32) -> Logger {
        let level: Logger.Level = verbose ? .debug : .info
        let allowsColor = Self.environment["NO_COLOR"] == nil
        return Logger(label: "perdure") { _ in
            ConsoleLogHandler(descriptor: descriptor, level: level, allowsColor: allowsColor)
        }
    }

    private static var environment: [String: String] { ProcessInfo.processInfo.environment }
}
