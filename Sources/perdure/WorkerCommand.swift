import ArgumentParser
import ScriptWorkers

/// What a host starts to run scripts in; of no use to anybody else.
struct WorkerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "worker", shouldDisplay: false)

    func run() throws {
        do {
            try WorkerMain.run()
        } catch {
            report("\(error). `perdure worker` is for hosts to start.")
            throw ExitCode.failure
        }
    }
}
