import DurableCore
import Synchronization

/// Instances whose sessions must not be used, because they have missed turns.
final class DisplacedInstances: Sendable {
    private let counts = Mutex<[InstanceID: Int]>([:])

    func contains(_ instance: InstanceID) -> Bool { counts.withLock { $0[instance] != nil } }

    /// Until it was removed as often as it was added.
    func add(_ instance: InstanceID) { counts.withLock { $0[instance, default: 0] += 1 } }

    func remove(_ instance: InstanceID) {
        counts.withLock { counts in
            let count = counts[instance, default: 0] - 1
            counts[instance] = count > 0 ? count : nil
        }
    }
}
