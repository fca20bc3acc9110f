package import DurableCore
import DurableJSON
import FunctionApp
import JSHost

extension ScriptRuntime {
    package func runEntityBatch(_ batch: EntityBatch) async throws(ScriptUnavailable) -> EntityBatchResult {
        guard let function = app.enabledFunction(.entity, called: batch.entity.name) else {
            return refused(batch, UnknownFunction(.entity, batch.entity.name, in: app).failure)
        }
        do {
            let answer = try EntityWire.answer(await functions.call("entity", EntityWire.body(of: batch)))
            guard answer.result.outcomes.count == batch.operations.count else {
                throw ScriptUnavailable.isolateLost(reason: "the script side did not answer every operation")
            }
            var result = answer.result
            result.effects = try await outputs.writes(for: answer.outputs, of: function)
            return result
        } catch JSHostError.scriptFailed(let failure) {
            return refused(batch, Self.failure(failure))
        } catch let error as OutputError {
            return refused(batch, FailureDetails(errorType: "Error", message: "\(error)"))
        } catch let error as ScriptUnavailable {
            throw error
        } catch {
            throw .isolateLost(reason: "\(error)")
        }
    }

    /// Every operation fails, and the entity stays as it is.
    private func refused(_ batch: EntityBatch, _ failure: FailureDetails) -> EntityBatchResult {
        EntityBatchResult(
            exists: batch.exists, state: batch.state, outcomes: batch.operations.map { _ in .threw(failure) })
    }
}
