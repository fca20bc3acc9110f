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
            let limit = timeout.map { CallLimit.asynchronous($0) }
            let answer = try EntityWire.answer(await functions.call("entity", EntityWire.body(of: batch), within: limit))
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
        } catch let error where Self.isRefusal(error) {
            return EntityBatchResult(batch, failed: FailureDetails(errorType: "Error", message: "\(error)"))
        } catch let error as ScriptUnavailable {
            throw error
        } catch {
            throw .isolateLost(reason: "\(error)")
        }
    }
}
