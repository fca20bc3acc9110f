import DurableCore
import Synchronization

/// The activities that run on this host, so that they can be told when nobody awaits them any more.
final class RunningActivities: Sendable {
    private struct Running {
        let task: ActivityTask
        let cancel: @Sendable () -> Void
    }

    private let running = Mutex<[ClaimedMessage.Receipt: Running]>([:])

    func add(_ task: ActivityTask, as receipt: ClaimedMessage.Receipt, cancel: @escaping @Sendable () -> Void) {
        running.withLock { $0[receipt] = Running(task: task, cancel: cancel) }
    }

    func remove(_ receipt: ClaimedMessage.Receipt) {
        running.withLock { $0[receipt] = nil }
    }

    /// Cancels the activities of an execution that was terminated.
    func cancel(of instance: InstanceID, execution: ExecutionID) {
        let cancelled = running.withLock { running in
            running.values.filter { $0.task.instance == instance && $0.task.execution == execution }
                .sorted { $0.task.task < $1.task.task }
        }
        for activity in cancelled { activity.cancel() }
    }

    /// Cancels the activities whose claims were lost.
    func cancel(_ receipts: Set<ClaimedMessage.Receipt>) {
        let cancelled = running.withLock { running in receipts.sorted { $0.id < $1.id }.compactMap { running[$0] } }
        for activity in cancelled { activity.cancel() }
    }
}
