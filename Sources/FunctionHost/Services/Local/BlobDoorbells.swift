import DurableEngine
import Synchronization

/// Tells whoever waits for blobs of a container that one was written.
final class BlobDoorbells: Sendable {
    private let bells = Mutex<[String: [Doorbell]]>([:])

    /// A bell of its own for one that waits.
    func doorbell(of container: String) -> Doorbell {
        let bell = Doorbell()
        bells.withLock { $0[container, default: []].append(bell) }
        return bell
    }

    func ring(_ container: String) {
        for bell in bells.withLock({ $0[container] ?? [] }) { bell.ring() }
    }
}
