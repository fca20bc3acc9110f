import ArgumentParser
import DurableCore
import FunctionHost

struct QueueListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the queues that have messages.")

    @Flag(help: "Show the engine's own queues too.")
    var all = false

    @OptionGroup var format: FormatArgument
    @OptionGroup var hub: HubArguments

    func run() async throws {
        let queues = try await hub.visiting { try await $0.queues() }
        var listing = Listing("queue", "messages")
        for queue in queues where all || !queue.name.text.hasPrefix("$") {
            listing.add(.init(queue.name.text), .init(Int64(queue.count)))
        }
        print(listing.text(format.output))
    }
}
