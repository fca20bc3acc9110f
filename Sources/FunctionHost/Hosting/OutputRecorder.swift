import DurableCore
import DurableEngine
import FunctionApp
import JSONText

/// Does what functions ask for by their output bindings, durably and in the order it came.
///
/// Messages for a queue go to the task hub's queue of that name, requests to a durable client start orchestrations;
/// everything else goes to `$outputs`, with what it is.
struct OutputRecorder: Sendable {
    static let otherOutputs: QueueName = "$outputs"

    let management: InstanceManagement

    /// Returns when everything is durable.
    ///
    /// - Throws: `OutputError` when a value cannot be used, or what the storage threw.
    func record(_ outputs: [(binding: String, value: Payload)], of function: FunctionDefinition) async throws {
        let hub = management.hub
        for (name, value) in outputs {
            guard let binding = function.bindings.first(where: { $0.name == name }) else { continue }
            switch binding.kind {
            case .queue(let queue):
                for message in Self.messages(in: value) { try await hub.enqueue(message, to: QueueName(queue.queueName)) }
            case .durableClient:
                for request in try StartRequest.all(in: value) { try await start(request) }
            default: try await hub.enqueue(Self.entry(value, of: function, binding), to: Self.otherOutputs)
            }
        }
    }

    private func start(_ request: StartRequest) async throws {
        let answer = try await management.start(request.name, id: request.id, input: request.input)
        guard answer.status != 202 else { return }
        let reason = try JSONParser.parse(answer.text)["ExceptionMessage"]?.stringValue
        throw OutputError.notStarted(request.name, reason: reason ?? answer.text)
    }

    /// An array is one message per element.
    private static func messages(in value: Payload) -> [Payload] {
        guard case .array(let elements)? = try? JSONParser.parse(value.json) else { return [value] }
        return elements.map { Payload(json: $0.text()) }
    }

    private static func entry(_ value: Payload, of function: FunctionDefinition, _ binding: Binding) -> Payload {
        var writer = JSONObjectWriter()
        writer.add("function", function.name)
        writer.add("binding", json: binding.json.text())
        writer.add("value", json: value.json)
        return Payload(json: writer.text)
    }
}
