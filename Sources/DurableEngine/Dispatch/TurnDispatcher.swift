import DurableCore
import Logging
import ServiceLifecycle

/// The loop of orchestrations: takes what lies in the inboxes, runs turns, commits checkpoints.
///
/// Turns of different instances overlap: while one waits for its commit, others run. Turns of one instance never do.
package actor TurnDispatcher: Service {
    private let parts: EngineParts
    private let leases: LeaseKeeper
    private let loop: DispatchLoop
    private var sessions: SessionCache
    private var busy: Set<InstanceID> = []
    /// Of instances whose last turn could not be taken.
    private var backoffs: [InstanceID: Backoff] = [:]
    private var alarm: Alarm

    init(_ parts: EngineParts, leases: LeaseKeeper) {
        self.parts = parts
        self.leases = leases
        loop = DispatchLoop(parts, doorbell: parts.signals.inbox)
        sessions = SessionCache(limit: parts.configuration.sessionLimit, idleTime: parts.configuration.sessionIdleTime)
        alarm = Alarm(clock: parts.clock, doorbell: parts.signals.inbox)
    }

    package func run() async throws {
        await loop.run { try await self.dispatch(into: &$0) }
        alarm.cancel()
    }

    /// One look into the inboxes. Returns when there may be more to see.
    private func dispatch(into group: inout DiscardingTaskGroup) async throws {
        let slots = parts.configuration.turnSlots - busy.count
        guard slots > 0 else { return await parts.signals.inbox.wait() }
        let held = await leases.held()
        let page = try await parts.storage.inbox(held, due: parts.clock.now, excluding: busy, limit: slots)
        for batch in page.batches {
            busy.insert(batch.instance)
            group.addTask { await self.process(batch, under: held) }
        }
        await endSessions(sessions.evict(at: parts.clock.now))
        if page.batches.count < slots {
            let poll = parts.clock.now + parts.configuration.pollInterval
            alarm.set(for: min(page.nextDue ?? poll, poll))
            await parts.signals.inbox.wait()
        }
    }

    /// Runs one batch and gives its slot back, whatever comes of it.
    private func process(_ batch: InboxPage.Batch, under held: [PartitionLease]) async {
        do {
            guard let lease = held.first(where: { $0.partition == batch.partition }) else {
                throw EngineError.noLease(batch.instance)
            }
            try await turn(batch, under: lease)
            backoffs[batch.instance] = nil
        } catch {
            parts.logger.log(
                level: error is EngineError ? .notice : .error, "A turn could not be taken",
                metadata: ["instance": "\(batch.instance)", "error": "\(error)"])
            await parts.engine.endSession(batch.instance)
            // The instance stays busy for a while, so that it is not tried again at once.
            let pause = backoffs[batch.instance, default: Backoff(parts.configuration.backoff)].next(.random(in: 0..<1))
            try? await parts.clock.sleep(until: parts.clock.now + pause)
        }
        busy.remove(batch.instance)
        parts.signals.inbox.ring()
    }

    /// 1. Open the turn on the live state, or on the loaded history. 2. Run the script. 3. Commit the checkpoint.
    /// 4. Keep the state, or forget it when it ended or is ahead of what was committed.
    private func turn(_ batch: InboxPage.Batch, under lease: PartitionLease) async throws {
        guard let episode = try await runEpisode(batch, under: lease) else {
            return try await discard(batch, under: lease)
        }
        do {
            try await conclude(episode, with: episode.result, under: lease)
        } catch let rejection as WriteRejected where episode.result != nil {
            // The script would ask for the same again, so it is the script that failed.
            try await conclude(episode, with: TurnResult(ending: .threw(rejection.failure)), under: lease)
        }
    }

    private func conclude(_ episode: Episode, with result: TurnResult?, under lease: PartitionLease) async throws {
        var state = episode.state
        let checkpoint = state.finish(episode.turn, result, at: parts.clock.now) { ExecutionID(parts.configuration.makeID()) }
        guard try await parts.commit.write(.checkpoint(checkpoint, under: lease)) == .done else {
            throw EngineError.fenced(checkpoint.instance)
        }
        if let change = checkpoint.change {
            parts.observer.turnCommitted(instance: checkpoint.instance, name: episode.name, change: change)
        }
        let goesOn = !state.hasEnded && state.execution == checkpoint.execution
        if episode.isLive, goesOn, sessions.isEnabled {
            sessions.put(state, under: lease, at: parts.clock.now)
        } else {
            await parts.engine.endSession(checkpoint.instance)
        }
    }

    /// A turn that was opened and, where it had to, asked the script.
    private struct Episode {
        let state: OrchestrationState
        let turn: Turn
        let result: TurnResult?
        let name: String
        /// Whether the script side holds a live session that is as far as `state`.
        let isLive: Bool
    }

    /// nil when there is no such instance.
    private func runEpisode(_ batch: InboxPage.Batch, under lease: PartitionLease) async throws -> Episode? {
        if let state = sessions.take(batch.instance, under: lease) {
            do {
                return try await runEpisode(batch, on: state, past: nil)
            } catch ScriptUnavailable.sessionGone {
                parts.logger.debug("A live session is gone; replaying", metadata: ["instance": "\(batch.instance)"])
            }
        }
        guard let stored = try await parts.storage.load(batch.instance) else { return nil }
        let state = OrchestrationState(batch.instance, execution: stored.row.execution, history: stored.history)
        return try await runEpisode(batch, on: state, past: stored.history)
    }

    private func runEpisode(
        _ batch: InboxPage.Batch, on state: OrchestrationState, past: [HistoryEvent]?
    ) async throws -> Episode {
        var state = state
        let turn = state.begin(batch.messages, at: parts.clock.now)
        let name = state.name ?? ""
        guard turn.runsScript else {
            return Episode(state: state, turn: turn, result: nil, name: name, isLive: past == nil)
        }
        let result = try await parts.engine.runTurn(
            ScriptTurn(
                instance: batch.instance, execution: state.execution, name: name, past: past, events: turn.events))
        let checked = past.map { self.checked(result, against: $0) } ?? result
        return Episode(state: state, turn: turn, result: checked, name: name, isLive: true)
    }

    /// The answer to a replay, or the failure that the replay is not the one that is recorded.
    private func checked(_ result: TurnResult, against past: [HistoryEvent]) -> TurnResult {
        do throws(NondeterminismError) {
            try Replay.check(past, against: result.replayed)
            return result
        } catch {
            // Code that threw before it came to repeat everything says more by what it threw.
            if case .threw = result.ending, error.emitted == nil { return TurnResult(ending: result.ending) }
            return TurnResult(ending: .threw(error.failure))
        }
    }

    /// Consumes messages to an instance that is not there any more.
    private func discard(_ batch: InboxPage.Batch, under lease: PartitionLease) async throws {
        let checkpoint = Checkpoint(instance: batch.instance, execution: "", consumed: batch.messages.map(\.sequence))
        _ = try await parts.commit.write(.checkpoint(checkpoint, under: lease))
    }

    private func endSessions(_ instances: [InstanceID]) async {
        for instance in instances { await parts.engine.endSession(instance) }
    }
}
