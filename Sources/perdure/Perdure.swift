import ArgumentParser
import FunctionHost

@main
struct Perdure: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "perdure",
        abstract: "Runs JavaScript durable functions.",
        discussion: "An app is a folder with host.json and one folder for each function.",
        version: ProgramVersion.text,
        subcommands: [
            StartCommand.self, RunCommand.self, QueueCommand.self, OutputsCommand.self, EventsCommand.self,
            VerifyCommand.self, BackupCommand.self, RestoreCommand.self,
            WorkerCommand.self,
        ])
}
