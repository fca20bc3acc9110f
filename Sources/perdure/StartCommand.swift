import ArgumentParser
import FunctionApp
import FunctionHost
import Glibc

struct StartCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start", abstract: "Serves an app until it is told to stop.")

    @Argument(help: "The app's folder.", completion: .directory)
    var app = "."

    @Option(name: .shortAndLong, help: "The port to listen on; 0 takes any free one. (default: 7071)")
    var port: Int?

    @Option(help: "The address to listen on; beyond loopback addresses, requests need keys. (default: 127.0.0.1)")
    var address: String?

    @Flag(name: .customLong("enableAuth"), help: "Ask for keys, also where only this machine can reach the host.")
    var enablesAuth = false

    @Option(help: "Origins whose pages may call the app from a browser, with commas between them, or '*'.")
    var cors: String?

    @Flag(name: .customLong("cors-credentials"), help: "Allow these pages to send credentials.")
    var allowsCORSCredentials = false

    @OptionGroup var arguments: HostArguments

    func validate() throws {
        if let port, !(0...65_535).contains(port) { throw ValidationError("--port must be from 0 to 65535, not \(port).") }
    }

    func run() async throws {
        let signals = await StopSignals()
        let logger = arguments.logger(to: 1)
        var options = arguments.options(for: app)
        options.port = port
        options.address = address
        options.enforcesKeys = enablesAuth
        options.corsOrigins = cors?.split(separator: ",").map { $0.filter { $0 != " " } }.filter { !$0.isEmpty }
        if allowsCORSCredentials { options.allowsCORSCredentials = true }
        let host = try await orExit { try await Host.open(options, logger: logger) }
        let hubName = host.app.host.durableTask.hubName
        print("Perdure \(Perdure.configuration.version), task hub \(hubName)\n")
        print(Banner(app: host.app, problems: host.problems, origin: host.origin ?? "").text)
        if !arguments.verbose { print("For detailed output, run perdure with --verbose flag.\n") }
        if let folder = host.keyFolder { print("Requests need keys, which are in \(folder)") }
        if let origin = host.origin { print("Listening on \(origin)") }
        flush()
        let code = try await orExit {
            // Only a signal ends it.
            let forever = { @Sendable in try await Task.sleep(for: .seconds(Int64.max / 4)) }
            return try await ServingHost.run(host, signals: signals, body: forever) { _ in EXIT_SUCCESS }
        }
        throw ExitCode(code)
    }
}
