import DurableCore
import Synchronization

/// The loops that wait for messages in the app's queues.
final class QueueDoorbells: Sendable {
    private let doorbells = Mutex<[QueueName: [Doorbell]]>([:])

    /// A new doorbell that rings when something was put into the queue.
    func doorbell(of queue: QueueName) -> Doorbell {
        let doorbell = Doorbell()
        doorbells.withLock { $0[queue, default: []].append(doorbell) }
        return doorbell
    }

    func ring(_ queue: QueueName) {
        for doorbell in doorbells.withLock({ $0[queue] ?? [] }) { doorbell.ring() }
    }
}
