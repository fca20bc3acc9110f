import DurableCore
import Logging
import ServiceLifecycle

/// The loop of orchestrations and entities: takes what lies in the inboxes, runs turns, commits checkpoints.
///
/// Turns of different instances overlap: while one waits for its commit, others run. Turns of one instance never do. Only a
/// termination does not wait for the instance's turn to end: it is committed at once, and the turn is fenced.
package actor TurnDispatcher: Service {
    let parts: EngineParts
    private let leases: LeaseKeeper
    private let loop: DispatchLoop
    var sessions: SessionCache
    private var busy: Set<InstanceID> = []
    /// Instances whose termination is being committed, busy or not.
    private var interrupting: Set<InstanceID> = []
    /// Busy instances whose termination was begun since their turn began: another instance may have their id already, so what
    /// is loaded from now on is not what the turn's messages were sent to.
    private(set) var overtaken: Set<InstanceID> = []
    /// Instances of a version that this host may not run: they wait for another host. What is known of them counts while the
    /// lease lasts under which it was found out.
    var unsuitable: [InstanceID: PartitionLease] = [:]
    /// Instances of which something stored is damaged: they are left alone until the host is started again.
    private var quarantined: Set<InstanceID> = []
    /// Of instances whose last turn could not be taken.
    private var backoffs: [InstanceID: Backoff] = [:]
    var timeouts: EpisodeTimeouts
    private var alarm: Alarm

    init(_ parts: EngineParts, leases: LeaseKeeper) {
        self.parts = parts
        self.leases = leases
        loop = DispatchLoop(parts, doorbell: parts.signals.inbox)
        sessions = SessionCache(limit: parts.configuration.sessionLimit, idleTime: parts.configuration.sessionIdleTime)
        timeouts = EpisodeTimeouts(retries: parts.configuration.episodeRetries)
        alarm = Alarm(clock: parts.clock, doorbell: parts.signals.inbox, executor: parts.configuration.executor)
    }

    package func run() async throws {
        await loop.run { try await self.dispatch(into: &$0) }
        alarm.cancel()
    }

    /// One look into the inboxes. Returns when there may be more to see.
    private func dispatch(into group: inout DiscardingTaskGroup) async throws {
        // Without a free slot the look is for terminations alone.
        let slots = max(0, parts.configuration.turnSlots + parts.configuration.entitySlots - busy.count)
        let held = await leases.held()
        unsuitable = unsuitable.filter { held.contains($0.value) }
        let page = try await parts.storage.inbox(
            held, due: parts.clock.now, excluding: busy.union(interrupting).union(unsuitable.keys).union(quarantined),
            limit: slots)
        for batch in page.batches {
            busy.insert(batch.instance)
            group.addTask { await self.process(batch, under: held) }
        }
        for (instance, damage) in page.damaged where quarantined.insert(instance).inserted {
            group.addTask { await self.tell(of: damage, to: instance) }
        }
        for batch in page.interrupted where !quarantined.contains(batch.instance) && interrupting.insert(batch.instance).inserted
        {
            if busy.contains(batch.instance) { overtaken.insert(batch.instance) }
            group.addTask { await self.interrupt(batch.instance, in: batch.partition, under: held) }
        }
        let now = parts.clock.now
        await endSessions(parts.engine.isShortOfMemory ? sessions.evictHalf(at: now) : sessions.evict(at: now))
        if page.batches.count < slots || slots == 0 {
            alarm.set(for: page.nextDue, atMost: parts.configuration.pollInterval)
            await parts.signals.inbox.wait()
        }
    }

    /// Runs one batch and gives its slot back, whatever comes of it.
    private func process(_ batch: InboxPage.Batch, under held: [PartitionLease]) async {
        do {
            let lease = try lease(of: batch.instance, in: batch.partition, among: held)
            if batch.instance.isEntity {
                try await entityTurn(batch, under: lease)
            } else {
                try await turn(batch, under: lease)
            }
            backoffs[batch.instance] = nil
            timeouts.clear(batch.instance)
        } catch let damage as StorageDamage where damage.index == nil {
            await quarantine(batch.instance, damage)
        } catch {
            await report(error, of: batch.instance)
            await parts.engine.endSession(batch.instance)
            await pause(batch.instance)
        }
        letGo(batch.instance)
    }

    /// Ends an instance while a turn of it runs, or while it waits for another host. Asks nothing of the scripts.
    private func interrupt(_ instance: InstanceID, in partition: Partition, under held: [PartitionLease]) async {
        do {
            let lease = try lease(of: instance, in: partition, among: held)
            if let stored = try await parts.storage.load(instance) {
                // The inbox is read after the instance, so that its messages cannot be older than the instance is.
                let page = try await parts.storage.inbox([lease], due: parts.clock.now, excluding: [instance], limit: 0)
                for batch in page.interrupted where batch.instance == instance {
                    try await terminate(stored, by: batch, under: lease)
                }
            }
            unsuitable[instance] = nil
            // A turn that was overtaken ends its session itself.
            if sessions.take(instance, under: lease) != nil { await parts.engine.endSession(instance) }
        } catch let damage as StorageDamage where damage.index == nil {
            await quarantine(instance, damage)
        } catch {
            // The turn may have been committed in between: then the next look finds the termination again.
            await report(error, of: instance)
            await pause(instance)
        }
        interrupting.remove(instance)
        parts.signals.inbox.ring()
    }

    /// Takes an instance out of the work because what is stored of it is damaged. The others go on.
    private func quarantine(_ instance: InstanceID, _ damage: StorageDamage) async {
        guard quarantined.insert(instance).inserted else { return }
        await parts.engine.endSession(instance)
        await tell(of: damage, to: instance)
    }

    private func tell(of damage: StorageDamage, to instance: InstanceID) async {
        parts.logger.error(
            "An instance is quarantined: it is not run any more", metadata: ["instance": "\(instance)", "error": "\(damage)"])
        do {
            _ = try await parts.commitPatiently(.quarantine(instance, reason: "Quarantined. \(damage)"))
        } catch {
            parts.logger.error(
                "The status of a quarantined instance could not be changed",
                metadata: ["instance": "\(instance)", "error": "\(error)"])
        }
    }

    /// The instance with its history, for a turn that was begun; nil when there is none.
    ///
    /// - Throws: `EngineError.fenced` when the instance may not be the one that the turn's messages were sent to.
    func load(_ instance: InstanceID) async throws -> StoredInstance? {
        let stored = try await parts.storage.load(instance)
        if overtaken.contains(instance) { throw EngineError.fenced(instance) }
        return stored
    }

    private func terminate(_ stored: StoredInstance, by batch: InboxPage.Batch, under lease: PartitionLease) async throws {
        var state = OrchestrationState(batch.instance, execution: stored.row.execution, history: stored.history)
        let turn = state.begin(batch.messages, at: parts.clock.now)
        guard turn.termination != nil || turn.events.isEmpty else { return }
        let checkpoint = state.finish(turn, nil, at: parts.clock.now) { ExecutionID(parts.configuration.makeID()) }
        try await commit(checkpoint, of: stored.row.name, under: lease)
    }

    /// Keeps turns of an instance from being run. Returns false when one runs.
    func hold(_ instance: InstanceID) -> Bool { busy.insert(instance).inserted }

    /// The end of `hold`.
    func letGo(_ instance: InstanceID) {
        busy.remove(instance)
        overtaken.remove(instance)
        parts.signals.inbox.ring()
    }

    /// - Throws: `EngineError.fenced`, `EffectsRefused`, or what the storage threw.
    func commit(
        _ checkpoint: Checkpoint, of name: String, under lease: PartitionLease, with effects: [Write] = []
    ) async throws {
        let outcome = try await parts.commitPatiently(.checkpoint(checkpoint, under: lease).with(effects))
        if let refusal = outcome.refusal(of: effects), !effects.isEmpty { throw EffectsRefused(failure: refusal) }
        guard outcome == .done else { throw EngineError.fenced(checkpoint.instance) }
        if let change = checkpoint.change {
            parts.observer.turnCommitted(instance: checkpoint.instance, name: name, change: change)
        }
    }

    /// Consumes messages to an instance that is not there any more.
    func discard(_ batch: InboxPage.Batch, under lease: PartitionLease) async throws {
        let checkpoint = Checkpoint(instance: batch.instance, execution: "", consumed: batch.messages.map(\.sequence))
        _ = try await parts.commitPatiently(.checkpoint(checkpoint, under: lease))
    }

    private func lease(
        of instance: InstanceID, in partition: Partition, among held: [PartitionLease]
    ) throws -> PartitionLease {
        guard let lease = held.first(where: { $0.partition == partition }) else { throw EngineError.noLease(instance) }
        return lease
    }

    private func report(_ error: any Error, of instance: InstanceID) async {
        parts.logger.log(
            level: error is EngineError ? .notice : .error, "A turn could not be taken",
            metadata: ["instance": "\(instance)", "error": "\(error)"])
    }

    /// The instance stays busy for a while, so that it is not tried again at once.
    private func pause(_ instance: InstanceID) async {
        let pause = backoffs[instance, default: Backoff(parts.configuration.backoff)].next(parts.configuration.random())
        try? await parts.clock.sleep(for: pause)
    }

    private func endSessions(_ instances: [InstanceID]) async {
        for instance in instances { await parts.engine.endSession(instance) }
    }
}
