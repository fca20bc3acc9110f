import DurableCore
import DurableEngine
import DurableTestKit
import Synchronization

/// A storage whose first look at an instance's history takes until the test lets it go on.
final class SlowLoadStorage: StorageWrapper {
    let base: any Storage = MemoryStorage()
    let reached = Doorbell()
    let release = Doorbell()
    private let loads = Atomic(0)

    func load(_ id: InstanceID) async throws -> StoredInstance? {
        if loads.add(1, ordering: .relaxed).oldValue == 0 {
            reached.ring()
            await release.wait()
        }
        return try await base.load(id)
    }
}
