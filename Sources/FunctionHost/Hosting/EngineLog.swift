import DurableCore
import DurableEngine
import Logging

/// Tells the log what failed and, in detail, what the engine did, and hands it on.
struct EngineLog: EngineObserver {
    let next: any EngineObserver
    let logger: Logger
    /// Whether inputs and outputs are told, or only their lengths (host.md 2.2, `tracing.traceInputsAndOutputs`).
    var showsPayloads = false
    /// Whether what fails is an error in the log.
    var tellsFailures = true

    func turnCommitted(instance: InstanceID, name: String, change: Checkpoint.Change) {
        var metadata: Logger.Metadata = [
            "instance": "\(instance)", "name": "\(name)", "status": "\(change.update.status.rawValue)",
        ]
        if let input = change.input { metadata["input"] = text(input) }
        if let output = change.update.output { metadata["output"] = text(output) }
        logger.debug("Turn committed", metadata: metadata)
        if tellsFailures, let failure = change.update.failure {
            logger.error(
                "The orchestration '\(name)' failed: \(failure.stackTrace ?? failure.message)",
                metadata: ["instance": "\(instance)"])
        }
        next.turnCommitted(instance: instance, name: name, change: change)
    }

    func activityStarted(_ task: ActivityTask) {
        var metadata = Self.metadata(task)
        if let input = task.input { metadata["input"] = text(input) }
        logger.debug("Activity started", metadata: metadata)
        next.activityStarted(task)
    }

    func activityEnded(_ task: ActivityTask, _ result: ActivityResult) {
        var metadata = Self.metadata(task)
        switch result {
        case .returned(let output): if let output { metadata["output"] = text(output) }
        case .threw(let failure):
            metadata["error"] = "\(failure.message)"
            if tellsFailures {
                logger.error(
                    "The activity '\(task.name)' failed: \(failure.stackTrace ?? failure.message)",
                    metadata: ["instance": "\(task.instance)"])
            }
        }
        logger.debug("Activity ended", metadata: metadata)
        next.activityEnded(task, result)
    }

    private static func metadata(_ task: ActivityTask) -> Logger.Metadata {
        ["instance": "\(task.instance)", "name": "\(task.name)", "task": "\(task.task)"]
    }

    private func text(_ payload: Payload) -> Logger.Metadata.Value {
        showsPayloads ? "\(payload.json)" : "(\(payload.json.utf8.count) bytes)"
    }
}

extension Checkpoint.Change {
    /// What the execution was started with, in its first turn.
    fileprivate var input: Payload? {
        guard case .history(0, let events) = body else { return nil }
        for case .executionStarted(let start) in events.map(\.kind) { return start.input }
        return nil
    }
}
