import ArgumentParser

struct QueueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue",
        abstract: "Looks into the queues of an app's task hub, and puts messages into them.",
        discussion: "An app may be served meanwhile.",
        subcommands: [QueueSendCommand.self, QueuePeekCommand.self, QueueListCommand.self])
}
