import DurableCore
import DurableEngine
import Logging

/// Tells the log, in detail, what the engine did, and hands it on.
struct EngineLog: EngineObserver {
    let next: any EngineObserver
    let logger: Logger

    func turnCommitted(instance: InstanceID, name: String, change: Checkpoint.Change) {
        logger.debug(
            "Turn committed",
            metadata: ["instance": "\(instance)", "name": "\(name)", "status": "\(change.update.status.rawValue)"])
        next.turnCommitted(instance: instance, name: name, change: change)
    }

    func activityStarted(_ task: ActivityTask) {
        logger.debug("Activity started", metadata: Self.metadata(task))
        next.activityStarted(task)
    }

    func activityEnded(_ task: ActivityTask, _ result: ActivityResult) {
        var metadata = Self.metadata(task)
        if case .threw(let failure) = result { metadata["error"] = "\(failure.message)" }
        logger.debug("Activity ended", metadata: metadata)
        next.activityEnded(task, result)
    }

    private static func metadata(_ task: ActivityTask) -> Logger.Metadata {
        ["instance": "\(task.instance)", "name": "\(task.name)", "task": "\(task.task)"]
    }
}
