package import DurableCore
import DurableJSON
import FunctionApp
import JSHost

extension ScriptRuntime {
    package func runEntityBatch(_ batch: EntityBatch) async throws(ScriptUnavailable) -> EntityBatchResult {
        guard let function = app.enabledFunction(.entity, called: batch.entity.name) else {
            return EntityBatchResult(batch, failed: UnknownFunction(.entity, batch.entity.name, in: app).failure)
        }
        do {
            let call = ScriptCall(
                entry: "entity", body: EntityWire.body(of: batch), function: function.name,
                limit: timeout.map { .asynchronous($0) }, instance: batch.entity.instance)
            let answer = try EntityWire.answer(await caller.make(call))
            guard answer.result.outcomes.count == batch.operations.count else {
                throw ScriptUnavailable.isolateLost(reason: "the script side did not answer every operation")
            }
            var result = answer.result
            result.effects = try await outputs.writes(for: answer.outputs, of: Invocation(of: function))
            return result
        } catch JSHostError.scriptFailed(let failure) {
            return EntityBatchResult(batch, failed: Self.failure(failure))
        } catch JSHostError.timedOut {
            throw .timedOut(reason: FunctionTimeout.text(of: timeout, exceededBy: function.name))
        } catch let ended as ScriptEnded {
            return EntityBatchResult(batch, failed: ended.failure)
        } catch let error where Self.isRefusal(error) {
            return EntityBatchResult(batch, failed: FailureDetails(errorType: "Error", message: "\(error)"))
        } catch let error as ScriptUnavailable {
            throw error
        } catch {
            throw .isolateLost(reason: "\(error)")
        }
    }
}
