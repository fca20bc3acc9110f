import ArgumentParser
import DurableCore
import DurableEngine
import FunctionApp
import FunctionHost
import Glibc
import JSONText

struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Runs one orchestration to its end and prints its output as JSON.",
        usage: "perdure run [APP] ORCHESTRATOR [--input JSON|@FILE] [--id ID]",
        discussion: """
            Standard output gets the output and nothing else; standard error gets logs, progress and the reason of a \
            failure. The exit code is 0 when the orchestration completed, else 1. With the id of an instance that an \
            interrupted run left behind, its run goes on.
            """)

    @Argument(help: "The app's folder (left out: this one), and the orchestrator's name.")
    var target: [String]

    @Option(help: "The input: JSON, or @FILE with JSON in it.")
    var input: String?

    @Option(help: "The instance's id; left out, a fresh one is made.")
    var id: String?

    @OptionGroup var arguments: HostArguments

    func validate() throws {
        guard (1...2).contains(target.count) else {
            throw ValidationError("Name an orchestrator, or an app and an orchestrator.")
        }
    }

    func run() async throws {
        let code = try await orExit {
            let input = try input.map { try InputArgument($0).payload }
            let id = try id.map { try InstanceID(validating: $0) }
            return try await runToEnd(input, id)
        }
        throw ExitCode(code)
    }

    /// The exit code.
    private func runToEnd(_ input: Payload?, _ id: InstanceID?) async throws -> Int32 {
        let signals = await StopSignals()
        let logger = arguments.logger(to: 2)
        var options = arguments.options(for: target.count == 2 ? target[0] : ".")
        options.servesHTTP = false
        options.firesTriggers = false
        options.tellsFailures = false
        let progress = RunProgress(isShown: isatty(2) != 0 && !arguments.verbose)
        let host = try await Host.open(options, observer: progress, logger: logger)
        for problem in host.problems { report("\(problem.severity.rawValue): \(problem)") }
        let name = target[target.count - 1]
        let started: InstanceID
        do {
            started = try await RunOutcome.start(name, input: input, id: id, on: host)
        } catch {
            await host.close()
            throw error
        }
        progress.follow(started)
        let body = { @Sendable in try await host.hub.waitForEnd(of: started) }
        return try await ServingHost.run(host, signals: signals, body: body) { row in
            progress.clear()
            return conclude(row ?? nil, started)
        }
    }

    /// Says how it ended, at once; nil when a signal came first.
    private func conclude(_ row: InstanceRow?, _ id: InstanceID) -> Int32 {
        guard let row else {
            report("Interrupted. The run goes on with: perdure run \(target.joined(separator: " ")) --id \(id)")
            return EXIT_FAILURE
        }
        guard row.status == .completed else {
            report(RunOutcome.reason(row))
            return EXIT_FAILURE
        }
        print(row.output?.json ?? "null")
        flush()
        return EXIT_SUCCESS
    }
}
