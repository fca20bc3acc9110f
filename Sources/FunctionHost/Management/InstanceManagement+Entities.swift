import DurableCore
import DurableEngine
import FunctionApp

extension InstanceManagement {
    /// 202; 400 when the app has no such entity.
    func signal(
        _ entity: EntityID, _ operation: String, input: Payload?, at due: Timestamp? = nil
    ) async throws -> HTTPAnswer {
        guard app.enabledFunction(.entity, called: entity.name) != nil else {
            return .invalidArgument("\(UnknownFunction(.entity, entity.name, in: app))")
        }
        try await hub.signal(EntityOperation(entity: entity.instance, name: operation, input: input), at: due)
        return .empty(202)
    }

    /// 200 with the entity's state as it is; 404 when it does not exist.
    func state(of entity: EntityID) async throws -> HTTPAnswer {
        guard let state = try await hub.entity(entity), state.exists else { return .empty(404) }
        return .json(200, state.value?.json ?? "null")
    }
}
