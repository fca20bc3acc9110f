import DurableCore
import DurableEngine
import FunctionApp
import JSONText

/// Makes writes of what functions ask for by their output bindings, in the order it came.
///
/// Messages for a queue go to the task hub's queue of that name, requests to a durable client start orchestrations;
/// everything else goes to `$outputs`, with what it is.
struct OutputRecorder: Sendable {
    static let otherOutputs: QueueName = "$outputs"

    let management: InstanceManagement

    /// - Throws: `OutputError` when a value cannot be used, or what the storage threw.
    func writes(
        for outputs: [(binding: String, value: Payload)], of function: FunctionDefinition
    ) async throws -> [Write] {
        let now = management.hub.now
        var writes: [Write] = []
        for (name, value) in outputs {
            guard let binding = function.bindings.first(where: { $0.name == name }) else { continue }
            switch binding.kind {
            case .queue(let queue):
                let name = QueueName(queue.queueName)
                writes += Self.messages(in: value).map { .enqueue(name, $0, visibleAt: nil, at: now) }
            case .durableClient:
                for request in try StartRequest.all(in: value) {
                    writes.append(.create(try await management.prepare(request)))
                }
            default:
                writes.append(
                    .enqueue(Self.otherOutputs, Self.entry(value, of: function, binding), visibleAt: nil, at: now))
            }
        }
        return writes
    }

    /// Does what a function put out that nothing durable had called. Returns why it was refused; nil when it is durable.
    ///
    /// - Throws: what the storage threw.
    func commit(_ writes: [Write]) async throws -> FailureDetails? {
        do {
            return try await management.hub.write(writes).refusal(of: writes)
        } catch let rejection as WriteRejected {
            return rejection.failure
        }
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
