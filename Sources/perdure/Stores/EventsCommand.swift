import ArgumentParser
import DurableCore
import FunctionHost

struct EventsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events", abstract: "Shows the events of an event hub that the task hub keeps, or its event hubs.")

    @Argument(help: "The event hub's name; left out, the event hubs are listed.")
    var eventHub: String?

    @Option(help: "Begin after the event with this sequence number.")
    var after: Int64?

    @OptionGroup var limit: LimitArgument
    @OptionGroup var format: FormatArgument
    @OptionGroup var hub: HubArguments

    func run() async throws {
        let listing = try await hub.visiting { hub in
            if let eventHub { try await events(of: EventHubName(eventHub), hub) } else { try await hubs(hub) }
        }
        print(listing.text(format.output))
    }

    private func hubs(_ hub: VisitedHub) async throws -> Listing {
        var listing = Listing("eventHub", "events", "lastSequence")
        for summary in try await hub.eventHubs() {
            listing.add(.init(summary.name.text), .init(Int64(summary.count)), .init(summary.lastSequence))
        }
        return listing
    }

    /// The last ones, unless it is said what they begin after.
    private func events(of name: EventHubName, _ hub: VisitedHub) async throws -> Listing {
        let last = try await hub.eventHubs().first { $0.name == name }?.lastSequence ?? 0
        let events = try await hub.events(
            of: name, after: after ?? max(0, last - Int64(limit.limit)), limit: limit.limit)
        var listing = Listing("sequence", "enqueuedAt", "partitionKey", "body")
        for record in events {
            listing.add(
                .init(record.sequence), .init(record.enqueuedAt), .init(record.event.partitionKey ?? "-"),
                .init(record.event.body))
        }
        return listing
    }
}
