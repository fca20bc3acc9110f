import DurableCore
import DurableEngine
import Synchronization

/// Does something after a number of committed turns.
final class TurnObserver: EngineObserver {
    private let turns = Mutex(0)
    private let action: @Sendable (_ turn: Int) -> Void

    /// - Parameter action: is told how many turns were committed so far.
    init(_ action: @escaping @Sendable (_ turn: Int) -> Void) { self.action = action }

    func turnCommitted(instance: InstanceID, name: String, change: Checkpoint.Change) {
        action(
            turns.withLock { turns in
                turns += 1
                return turns
            })
    }

    func activityStarted(_ task: ActivityTask) {}
    func activityEnded(_ task: ActivityTask, _ result: ActivityResult) {}
}
