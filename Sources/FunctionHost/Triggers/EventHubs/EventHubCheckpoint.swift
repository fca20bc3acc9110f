import DurableCore
import DurableEngine
import FunctionApp

/// Keeps in the task hub up to which event of a hub a consumer group has had a function called.
struct EventHubCheckpoint: Sendable {
    private let name: String
    private let hub: TaskHub

    init(of trigger: EventHubBinding, for function: FunctionDefinition, hub: TaskHub) {
        name = "eventhub:\(trigger.eventHubName.lowercased()):\(trigger.consumerGroup.lowercased()):\(function.name.lowercased())"
        self.hub = hub
    }

    /// 0 when there is none: then it begins with the oldest event that is kept, as the original does.
    func sequence() async throws -> Int64 {
        try await hub.note(name).flatMap { Int64($0.json) } ?? 0
    }

    func keep(_ sequence: Int64) async throws { try await hub.keep(Payload(json: "\(sequence)"), under: name) }
}
