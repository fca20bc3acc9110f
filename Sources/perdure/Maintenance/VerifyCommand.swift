import ArgumentParser
import DurableCore
import FoundationEssentials
import FunctionHost
import JSONText

struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Checks a task hub for damage, and names whatever it finds.",
        discussion: """
            It reads one state of the task hub and changes nothing; a host may serve the app meanwhile. The exit code is 0 when \
            nothing was found, 1 when something was, and 2 when the task hub cannot be read.
            """)

    @Argument(help: "The file of a task hub; left out, it is the app's.", completion: .file(extensions: ["db"]))
    var file: String?

    @Option(help: "The app's folder. (default: .)", completion: .directory)
    var app: String?

    @Option(name: .shortAndLong, help: "How to write what was found: text or json.")
    var output = ReportFormat.text

    enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
    }

    func validate() throws {
        if file != nil, app != nil { throw ValidationError("Give either a file or --app.") }
    }

    func run() async throws {
        let (path, report): (String, VerifyReport)
        do {
            let hub =
                try file.map(HubMaintenance.init(path:))
                ?? HubMaintenance(root: app ?? ".", environment: ProcessInfo.processInfo.environment)
            (path, report) = (hub.path, VerifyReport(try await hub.verify()))
        } catch {
            perdure.report("\(error)")
            throw ExitCode(2)
        }
        switch output {
        case .text: print(report.text(of: path))
        case .json: print(report.json(of: path))
        }
        if !report.isSound { throw ExitCode(1) }
    }
}
