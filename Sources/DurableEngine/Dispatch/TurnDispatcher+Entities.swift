import DurableCore
import Logging

extension TurnDispatcher {
    /// Runs what waits for an entity: a batch of operations on its committed state, and requests for its lock.
    func entityTurn(_ batch: InboxPage.Batch, under lease: PartitionLease) async throws {
        guard let stored = try await parts.storage.instance(batch.instance), let committed = stored.entity else {
            return try await discard(batch, under: lease)
        }
        var state = committed
        let turn = state.begin(batch.messages, at: parts.clock.now, limit: parts.configuration.entityBatchLimit)
        let result = turn.runsScript ? try await run(EntityBatch(turn, of: committed), of: batch.instance) : nil
        // The operations would come to the same again, so it is they that failed.
        func fail(_ failure: FailureDetails) async throws {
            let failed = EntityBatchResult(EntityBatch(turn, of: committed), failed: failure)
            try await conclude(turn, on: state, failed, of: stored, under: lease)
        }
        if let result, result.state != committed.value,
            let refusal = parts.configuration.payloadLimit.refusal(of: result.state, "The state of the entity \(batch.instance)")
        {
            return try await fail(refusal)
        }
        do {
            try await conclude(turn, on: state, result, of: stored, under: lease)
        } catch let rejection as WriteRejected where result != nil {
            try await fail(rejection.failure)
        } catch let refusal as EffectsRefused {
            try await fail(refusal.failure)
        }
    }

    private func run(_ batch: EntityBatch, of entity: InstanceID) async throws -> EntityBatchResult {
        do {
            return try await parts.engine.runEntityBatch(batch)
        } catch {
            guard case .timedOut(let reason) = error,
                let failure = timeouts.note(entity, named: batch.entity.name, reason: reason)
            else { throw error }
            return EntityBatchResult(batch, failed: failure)
        }
    }

    private func conclude(
        _ turn: EntityTurn, on state: EntityState, _ result: EntityBatchResult?, of row: InstanceRow,
        under lease: PartitionLease
    ) async throws {
        var state = state
        let checkpoint = state.finish(turn, result, at: parts.clock.now)
        try await commit(checkpoint, of: row.name, under: lease, with: result?.effects ?? [])
        if let result { report(result, of: turn) }
    }

    /// Nobody awaits a signal, so its failure is told here or nowhere.
    private func report(_ result: EntityBatchResult, of turn: EntityTurn) {
        for (index, outcome) in result.outcomes.enumerated() where turn.callers[index] == nil {
            guard case .threw(let failure) = outcome else { continue }
            let operation = turn.operations[index]
            parts.logger.error(
                "The operation '\(operation.name)' that was signalled to \(operation.entity) failed: \(failure.message)")
        }
    }
}
