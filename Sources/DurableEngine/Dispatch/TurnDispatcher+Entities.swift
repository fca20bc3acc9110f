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
        let result = turn.runsScript ? try await parts.engine.runEntityBatch(EntityBatch(turn, of: committed)) : nil
        // The operations would come to the same again, so it is they that failed.
        func fail(_ failure: FailureDetails) async throws {
            let failed = EntityBatchResult(
                exists: committed.exists, state: committed.value, outcomes: turn.operations.map { _ in .threw(failure) })
            try await conclude(turn, on: state, failed, of: stored, under: lease)
        }
        do {
            try await conclude(turn, on: state, result, of: stored, under: lease)
        } catch let rejection as WriteRejected where result != nil {
            try await fail(rejection.failure)
        } catch let refusal as EffectsRefused {
            try await fail(refusal.failure)
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
