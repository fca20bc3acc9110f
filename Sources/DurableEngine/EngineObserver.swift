package import DurableCore

/// Is told what the engine did, after it was committed. Called from the engine's own tasks, so it must return at once.
package protocol EngineObserver: Sendable {
    func turnCommitted(instance: InstanceID, name: String, change: Checkpoint.Change)
    func activityStarted(_ task: ActivityTask)
    func activityEnded(_ task: ActivityTask, _ result: ActivityResult)
}

/// Looks away.
package struct NoObserver: EngineObserver {
    package init() {}
    package func turnCommitted(instance: InstanceID, name: String, change: Checkpoint.Change) {}
    package func activityStarted(_ task: ActivityTask) {}
    package func activityEnded(_ task: ActivityTask, _ result: ActivityResult) {}
}
