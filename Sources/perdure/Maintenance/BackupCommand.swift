import ArgumentParser
import FoundationEssentials
import FunctionHost

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copies the task hub of an app, with its blobs, and checks the copy.",
        discussion: """
            A host may serve the app meanwhile and does not wait for it. The backup is a new folder, which is there whole or not \
            at all: hub.db is the task hub, hub.blobs has its blobs.
            """)

    @Argument(help: "The folder to make.", completion: .directory)
    var destination: String

    @Option(help: "The app's folder.", completion: .directory)
    var app = "."

    func run() async throws {
        let report = try await orExit {
            let hub = try HubMaintenance(root: app, environment: ProcessInfo.processInfo.environment)
            return try await hub.backUp(to: destination)
        }
        let extent = report.map { "checked: \(VerifyReport($0).extent)" } ?? "not checked, since it is of an earlier version"
        print("The backup is in \(destination), \(extent).")
    }
}
