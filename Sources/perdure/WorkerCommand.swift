import ArgumentParser
import ScriptWorkers

/// What a host starts to run scripts in; of no use to anybody else.
struct WorkerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "worker", shouldDisplay: false)

    func run() async throws {
        do {
            try await WorkerMain.run()
        } catch {
            report("\(error)")
            throw ExitCode.failure
        }
    }
}
