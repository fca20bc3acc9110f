import ArgumentParser
import FoundationEssentials
import FunctionHost

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Puts a backup in the place of an app's task hub.",
        discussion: "The app must not be served meanwhile. The backup is checked first and stays as it is.")

    @Argument(help: "The backup's folder, or the file of a task hub.", completion: .directory)
    var source: String

    @Option(help: "The app's folder.", completion: .directory)
    var app = "."

    @Flag(help: "Move the task hub aside that is there.")
    var force = false

    func run() async throws {
        let (path, report, aside) = try await orExit {
            let hub = try HubMaintenance(root: app, environment: ProcessInfo.processInfo.environment)
            let (report, aside) = try await hub.restore(from: source, force: force)
            return (hub.path, report, aside)
        }
        if let aside { print("The task hub that was there is now in \(aside).") }
        let extent = report.map { VerifyReport($0).extent } ?? "not checked, since it is of an earlier version"
        print("\(source) is now the task hub in \(path): \(extent).")
    }
}
