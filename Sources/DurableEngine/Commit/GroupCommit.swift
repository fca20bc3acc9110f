package import DurableCore
package import Logging

/// Batches writes: whatever arrives while a commit is running goes into the next.
///
/// This is the output gate as well: nobody who awaits `write` can tell the world of something that is not yet durable.
///
/// When the storage takes no changes, such as on a full disk, writes of clients fail at once and those of the engine wait. A
/// small write tries now and then whether the storage is back, and then all goes on.
package actor GroupCommit {
    /// More than this many writes do not queue up; further callers wait.
    private static let capacity = 4_096
    /// A commit takes at most this many, so that the first in line is not kept waiting by the last.
    private static let batchLimit = 512
    /// The pauses between tries.
    private static let pauses = Duration.milliseconds(250)...Duration.seconds(2)

    private struct Pending {
        let write: Write
        let isPatient: Bool
        let continuation: CheckedContinuation<WriteOutcome, any Error>
    }

    private let storage: any Storage
    private let signals: Signals
    private let payloadLimit: PayloadLimit
    private let clock: any HubClock
    private let logger: Logger
    private let executor: (any TaskExecutor)?
    private var pending: [Pending] = []
    private var isCommitting = false
    private var isStopping = false
    private var crowd: [CheckedContinuation<Void, Never>] = []

    /// - Parameters:
    ///   - clock: what the tries are paused by.
    ///   - executor: what commits run on; nil for the shared pool.
    package init(
        storage: any Storage, signals: Signals, clock: any HubClock, logger: Logger, payloadLimit: PayloadLimit = .none,
        executor: (any TaskExecutor)? = nil
    ) {
        self.storage = storage
        self.signals = signals
        self.clock = clock
        self.logger = logger
        self.payloadLimit = payloadLimit
        self.executor = executor
    }

    /// How many writes wait for the next commit.
    package var backlog: Int { pending.count }

    /// Returns when the write is durable.
    ///
    /// - Parameter isPatient: whether to wait while the storage takes no changes, until `stopWaiting`.
    /// - Throws: `WriteRejected` when the write cannot be taken, for instance because a payload is too large; `StorageUnwritable`;
    ///   whatever else the storage threw, and then it is unknown whether the write happened.
    package func write(_ write: Write, isPatient: Bool = false) async throws -> WriteOutcome {
        if let failure = write.refusal(by: payloadLimit) { throw WriteRejected(failure: failure) }
        try refuse(isPatient)
        while pending.count >= Self.capacity {
            await withCheckedContinuation { crowd.append($0) }
            try refuse(isPatient)
        }
        return try await withCheckedThrowingContinuation { continuation in
            pending.append(Pending(write: write, isPatient: isPatient, continuation: continuation))
            commitSoon()
        }
    }

    /// Fails those who wait for a storage that takes no changes, now and from now on. A host that stops cannot wait for it.
    package func stopWaiting() {
        isStopping = true
        if let problem = signals.writability.problem { fail(problem) }
    }

    /// Told by whoever met a storage that takes no changes.
    func note(_ problem: StorageUnwritable) {
        guard signals.writability.problem == nil else { return }
        signals.writability.problem = problem
        logger.error("\(problem)")
        Task(executorPreference: executor) { await self.tryUntilWritable() }
    }

    private func refuse(_ isPatient: Bool) throws(StorageUnwritable) {
        if let problem = signals.writability.problem, !isPatient || isStopping { throw problem }
    }

    private func commitSoon() {
        if isCommitting || pending.isEmpty || signals.writability.problem != nil { return }
        isCommitting = true
        Task(executorPreference: executor) { await self.commitPending() }
    }

    private func commitPending() async {
        while !pending.isEmpty, signals.writability.problem == nil {
            let batch = Array(pending.prefix(Self.batchLimit))
            pending.removeFirst(batch.count)
            admitCrowd()
            await commit(batch)
        }
        isCommitting = false
        // The storage may have come back before this ended.
        commitSoon()
    }

    private func admitCrowd() {
        let waiting = crowd
        crowd = []
        for continuation in waiting { continuation.resume() }
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
            } catch let damage as StorageDamage where damage.index != nil {
                batch.remove(at: damage.index ?? 0).continuation.resume(throwing: damage)
            } catch let problem as StorageUnwritable {
                pending.insert(contentsOf: batch, at: 0)
                note(problem)
                return fail(problem)
            } catch {
                for pending in batch { pending.continuation.resume(throwing: error) }
                return
            }
        }
    }

    /// Fails those who do not wait, and lets those in who have to look at that themselves.
    private func fail(_ problem: StorageUnwritable) {
        let failed = pending.filter { !$0.isPatient || isStopping }
        pending.removeAll { !$0.isPatient || isStopping }
        for pending in failed { pending.continuation.resume(throwing: problem) }
        admitCrowd()
    }

    private func tryUntilWritable() async {
        var pause = Self.pauses.lowerBound
        while !isStopping {
            guard (try? await clock.sleep(until: clock.now + pause)) != nil else { return }
            pause = min(pause * 2, Self.pauses.upperBound)
            guard await isWritable() else { continue }
            signals.writability.problem = nil
            logger.notice("The task hub takes changes again")
            commitSoon()
            return signals.announceAnything()
        }
    }

    /// Writes as much as a turn may need, not just what fits into the last gap.
    private func isWritable() async -> Bool {
        let name = "space"
        let much = Payload(json: "\"" + String(repeating: " ", count: 65_536) + "\"")
        do {
            _ = try await storage.commit([.note(name, much)])
            _ = try await storage.commit([.note(name, .null)])
            return true
        } catch {
            return false
        }
    }
}
