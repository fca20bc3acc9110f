import ArgumentParser
import DurableCore
import FunctionHost

struct QueuePeekCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "peek", abstract: "Shows the first messages of a queue and leaves them where they are.")

    @Argument(help: "The queue's name.")
    var queue: String

    @OptionGroup var limit: LimitArgument
    @OptionGroup var format: FormatArgument
    @OptionGroup var hub: HubArguments

    func run() async throws {
        let entries = try await hub.visiting { try await $0.peek(QueueName(queue), limit: limit.limit) }
        var listing = Listing("id", "dequeueCount", "insertedAt", "visibleAt", "message")
        for entry in entries {
            listing.add(
                .init(entry.id), .init(Int64(entry.dequeueCount)), .init(entry.insertedAt), .init(entry.visibleAt),
                entry.content.cell)
        }
        print(listing.text(format.output))
    }
}

extension QueueContent {
    fileprivate var cell: Listing.Cell {
        switch self {
        case .payload(let payload): .init(payload)
        case .activity(let task): .init("\(task.name) of \(task.instance)")
        }
    }
}
