import DurableCore
import DurableEngine
import FunctionApp
import JSONText
import Logging

/// Does what functions ask for by their output bindings, durably and in the order it came.
///
/// What is kept in the task hub comes as writes, to be one with what the call itself changes there. What goes elsewhere, such as
/// blobs and real services, is delivered first, so a crash in between delivers it again.
struct OutputRecorder: Sendable {
    let management: InstanceManagement
    let services: BindingServices
    let logger: Logger

    /// Delivers what does not go into the task hub, and returns what does.
    ///
    /// - Throws: `BindingError` or `OutputError` when a value cannot be used, or what a service or the storage threw.
    func writes(for outputs: [FunctionOutput], of invocation: Invocation) async throws -> [Write] {
        let now = services.hub.now
        let planner = OutputPlanner(services: services, logger: logger)
        let deliveries = try planner.deliveries(for: outputs, of: invocation.function, at: now) {
            invocation.expressionContext(at: now)
        }
        var writes: [Write] = []
        for delivery in deliveries {
            switch delivery {
            case .write(let write): writes.append(write)
            case .start(let request): writes.append(.create(try await management.prepare(request)))
            case .send(let texts, let queue, let service): try await service.send(texts, to: queue)
            case .writeBlob(let bytes, let path, let service):
                try await service.write(bytes, contentType: BlobSidecar.defaultContentType, metadata: [:], to: path)
            case .sendEvents(let events, let hub, let service): try await service.send(events, to: hub)
            case .insert(let entities, let table, let service): try await service.insert(entities, into: table)
            }
        }
        return writes
    }

    /// Does what a function put out that nothing durable had called. Returns why it was refused; nil when it is durable.
    ///
    /// - Throws: what the storage threw.
    func commit(_ writes: [Write]) async throws -> FailureDetails? {
        do {
            return try await services.hub.write(writes).refusal(of: writes)
        } catch let rejection as WriteRejected {
            return rejection.failure
        }
    }
}
