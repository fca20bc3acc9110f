import ArgumentParser
import FunctionHost
import Glibc
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
    func logger(to descriptor: Int32, level: Logger.Level = .info) -> Logger {
        let usesColor = isatty(descriptor) != 0 && Self.environment["NO_COLOR"] == nil
        return Logger(label: "perdure") { _ in
            ConsoleLogHandler(descriptor: descriptor, level: verbose ? .debug : level, usesColor: usesColor)
        }
    }

    private static var environment: [String: String] {
        var variables: [String: String] = [:]
        var entry = environ
        while let text = entry.pointee {
            let parts = String(cString: text).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
            entry += 1
        }
        return variables
    }
}
