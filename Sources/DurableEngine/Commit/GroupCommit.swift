package import DurableCore

/// Batches writes: whatever arrives while a commit is running goes into the next.
///
/// This is the output gate as well: nobody who awaits `write` can tell the world of something that is not yet durable.
package actor GroupCommit {
    /// More than this many writes do not queue up; further callers wait.
    private static let capacity = 4_096
    /// A commit takes at most this many, so that the first in line is not kept waiting by the last.
    private static let batchLimit = 512

    private struct Pending {
        let write: Write
        let continuation: CheckedContinuation<WriteOutcome, any Error>
    }

    private let storage: any Storage
    private let signals: Signals
    private let payloadLimit: PayloadLimit
    private let executor: (any TaskExecutor)?
    private var pending: [Pending] = []
    private var isCommitting = false
    private var crowd: [CheckedContinuation<Void, Never>] = []

    /// - Parameter executor: what commits run on; nil for the shared pool.
    package init(
        storage: any Storage, signals: Signals, payloadLimit: PayloadLimit = .none, executor: (any TaskExecutor)? = nil
    ) {
        self.storage = storage
        self.signals = signals
        self.payloadLimit = payloadLimit
        self.executor = executor
    }

    /// How many writes wait for the next commit.
    package var backlog: Int { pending.count }

    /// Returns when the write is durable.
    ///
    /// - Throws: `WriteRejected` when the write cannot be taken, for instance because a payload is too large; whatever else the
    ///   storage threw, and then it is unknown whether the write happened.
    package func write(_ write: Write) async throws -> WriteOutcome {
        if let failure = write.refusal(by: payloadLimit) { throw WriteRejected(failure: failure) }
        while pending.count >= Self.capacity {
            await withCheckedContinuation { crowd.append($0) }
        }
        return try await withCheckedThrowingContinuation { continuation in
            pending.append(Pending(write: write, continuation: continuation))
            if !isCommitting {
                isCommitting = true
                Task(executorPreference: executor) { await self.commitPending() }
            }
        }
    }

    private func commitPending() async {
        while !pending.isEmpty {
            let batch = Array(pending.prefix(Self.batchLimit))
            pending.removeFirst(batch.count)
            let waiting = crowd
            crowd = []
            for continuation in waiting { continuation.resume() }
            await commit(batch)
        }
        isCommitting = false
    }

    private func commit(_ batch: [Pending]) async {
        var batch = batch
        while !batch.isEmpty {
            do {
                let outcomes = try await storage.commit(batch.map(\.write))
                precondition(outcomes.count == batch.count, "a storage answers every write")
                for (pending, outcome) in zip(batch, outcomes) {
                    if outcome == .done { signals.announce(pending.write) }
                    pending.continuation.resume(returning: outcome)
                }
                return
            } catch let rejection as WriteRejected {
                // Nothing was applied: the others go on without the one that cannot be stored.
                batch.remove(at: rejection.index).continuation.resume(throwing: rejection)
            } catch {
                for pending in batch { pending.continuation.resume(throwing: error) }
                return
            }
        }
    }
}
