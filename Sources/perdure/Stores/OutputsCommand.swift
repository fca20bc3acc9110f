import ArgumentParser
import DurableCore
import FunctionHost

struct OutputsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outputs",
        abstract: "Shows what functions put into bindings that nothing here serves, such as mails.",
        discussion: "The newest come last. With --follow it goes on until it is interrupted.")

    @Option(help: "Only of bindings with this type or name.")
    var binding: String?

    @Option(help: "Only of this function.")
    var function: String?

    @Flag(help: "Go on with those that come.")
    var follow = false

    @OptionGroup var limit: LimitArgument
    @OptionGroup var format: FormatArgument
    @OptionGroup var hub: HubArguments

    /// How many are read to find `--limit` that match.
    private static let depth = 10_000

    func run() async throws {
        try await hub.visiting(isForWriting: follow) { hub in
            let all = try await hub.outputs(after: 0, limit: Self.depth)
            let listing = listing(all.filter(isWanted).suffix(limit.limit))
            guard follow else { return print(listing.text(format.output)) }
            write(listing)
            var last = all.last?.id ?? 0
            while true {
                try await Task.sleep(for: .milliseconds(500))
                let news = try await hub.outputs(after: last, limit: Self.depth)
                last = news.last?.id ?? last
                write(self.listing(news.filter(isWanted)))
            }
        }
    }

    private func isWanted(_ output: RecordedOutput) -> Bool {
        if let function, function.lowercased() != output.function.lowercased() { return false }
        if let binding { return [output.type, output.binding].contains { $0.lowercased() == binding.lowercased() } }
        return true
    }

    private func listing(_ outputs: some Sequence<RecordedOutput>) -> Listing {
        var listing = Listing("time", "function", "binding", "type", "value")
        for output in outputs {
            listing.add(
                .init(output.recordedAt), .init(output.function), .init(output.binding), .init(output.type), .init(output.value))
        }
        return listing
    }

    private func write(_ listing: Listing) {
        for line in listing.lines(format.output) { print(line) }
        flush()
    }
}
