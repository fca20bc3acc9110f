import DurableCore
import DurableTestKit

/// A storage whose every commit waits until the test lets it go on.
struct GatedStorage: StorageWrapper {
    /// A commit that waits.
    struct Held {
        let writes: [Write]
        fileprivate let continuation: CheckedContinuation<Void, any Error>

        func pass() { continuation.resume() }
        func fail(_ error: any Error) { continuation.resume(throwing: error) }
    }

    let base: any Storage = MemoryStorage()
    /// The commits in the order they came.
    let held: AsyncStream<Held>
    private let gate: AsyncStream<Held>.Continuation

    init() { (held, gate) = AsyncStream.makeStream() }

    func commit(_ writes: [Write]) async throws -> [WriteOutcome] {
        try await withCheckedThrowingContinuation { continuation in
            _ = gate.yield(Held(writes: writes, continuation: continuation))
        }
        return try await base.commit(writes)
    }
}
