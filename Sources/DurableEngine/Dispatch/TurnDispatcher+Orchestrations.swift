import DurableCore
import Logging

extension TurnDispatcher {
    /// A turn that was opened and, where it had to, asked the script.
    private struct Episode {
        var state: OrchestrationState
        let turn: Turn
        var result: TurnResult?
        let name: String
        /// Whether the script side holds a live session that is as far as `state`.
        var isLive: Bool
        /// Why the instance is to be suspended: what an operator is told, and the failure that stays with the instance.
        var stall: (reason: String, failure: FailureDetails)?
    }

    /// 1. Open the turn on the live state, or on the loaded history. 2. Run the script. 3. Commit the checkpoint.
    /// 4. Keep the state, or forget it when it ended or is ahead of what was committed.
    func turn(_ batch: InboxPage.Batch, under lease: PartitionLease) async throws {
        guard let episode = try await runEpisode(batch, under: lease) else {
            return try await discard(batch, under: lease)
        }
        if !suits(episode, under: lease) { return }
        do {
            try await conclude(episode, with: episode.result, under: lease)
        } catch let rejection as WriteRejected where episode.result != nil {
            // The script would ask for the same again, so it is the script that failed.
            try await conclude(episode, with: TurnResult(ending: .threw(rejection.failure)), under: lease)
        }
    }

    private func conclude(_ episode: Episode, with result: TurnResult?, under lease: PartitionLease) async throws {
        var state = episode.state
        let newExecution = { ExecutionID(self.parts.configuration.makeID()) }
        let checkpoint =
            if let stall = episode.stall {
                state.stall(
                    episode.turn, reason: stall.reason, failure: stall.failure, at: parts.clock.now,
                    newExecution: newExecution)
            } else {
                state.finish(
                    episode.turn, result, at: parts.clock.now, defaultVersion: parts.configuration.versioning.host,
                    limits: parts.configuration.limits, newExecution: newExecution)
            }
        try await commit(checkpoint, of: episode.name, under: lease)
        let goesOn = !state.hasEnded && state.execution == checkpoint.execution && episode.stall == nil
        if episode.isLive, goesOn, sessions.isEnabled, !overtaken.contains(checkpoint.instance) {
            sessions.put(state, under: lease, at: parts.clock.now)
        } else {
            await parts.engine.endSession(checkpoint.instance)
        }
    }

    /// nil when there is no such instance.
    private func runEpisode(_ batch: InboxPage.Batch, under lease: PartitionLease) async throws -> Episode? {
        if let state = sessions.take(batch.instance, under: lease) {
            do {
                return try await runEpisode(batch, on: state, named: state.name ?? "", past: nil)
            } catch ScriptUnavailable.sessionGone {
                parts.logger.debug("A live session is gone; replaying", metadata: ["instance": "\(batch.instance)"])
            }
        }
        guard let stored = try await load(batch.instance) else { return nil }
        let state = OrchestrationState(batch.instance, execution: stored.row.execution, history: stored.history)
        return try await runEpisode(batch, on: state, named: stored.row.name, past: stored.history)
    }

    private func runEpisode(
        _ batch: InboxPage.Batch, on state: OrchestrationState, named name: String, past: [HistoryEvent]?
    ) async throws -> Episode {
        var state = state
        let turn = state.begin(batch.messages, at: parts.clock.now, history: past ?? [])
        var episode = Episode(state: state, turn: turn, result: nil, name: name, isLive: past == nil)
        guard turn.runsScript else { return episode }
        if case .fail(let failure) = verdict(on: state) {
            episode.result = TurnResult(ending: .threw(failure))
            return episode
        }
        if verdict(on: state) == .wait { return episode }
        let shown = past.map { turn.shownBefore ?? ShownHistory($0).events }
        let question = ScriptTurn(
            instance: batch.instance, execution: state.execution, name: name, past: shown, events: turn.shown)
        let (answer, cutOff) = try await answer(to: question)
        if let cutOff {
            episode.isLive = false
            episode.result = TurnResult(ending: .threw(cutOff))
            return episode
        }
        episode.isLive = true
        guard let past else {
            episode.result = answer
            return episode
        }
        do throws(NondeterminismError) {
            episode.result = try Replay.news(
                of: answer, to: past, repeating: turn.repeatedActions,
                comparingTimes: parts.configuration.comparesTimerTimes)
        } catch {
            await judge(error, of: question, answer, in: &episode)
        }
        return episode
    }

    /// What the script answers; or how the instance fails whose code was cut off too often, or for good.
    private func answer(to question: ScriptTurn) async throws -> (TurnResult, cutOff: FailureDetails?) {
        do {
            return (try await parts.engine.runTurn(question), nil)
        } catch {
            switch error {
            case .ended(let failure): return (TurnResult(), failure)
            case .timedOut(let reason):
                guard let failure = timeouts.note(question.instance, named: question.name, reason: reason) else { throw error }
                return (TurnResult(), failure)
            case .sessionGone, .isolateLost: throw error
            }
        }
    }

    /// Code that does not repeat what is recorded: the instance is suspended, or fails as in the original.
    private func judge(
        _ error: NondeterminismError, of question: ScriptTurn, _ answer: TurnResult, in episode: inout Episode
    ) async {
        if parts.configuration.nonDeterminism == .fail {
            // Code that threw before it came to repeat everything says more by what it threw.
            if case .threw = answer.ending, error.emitted == nil {
                episode.result = TurnResult(ending: answer.ending)
            } else {
                episode.result = TurnResult(ending: .threw(error.failure))
            }
            return
        }
        let place = await parts.engine.origin(ofAction: error.emitted?.task ?? .max, in: question)
        var reason = error.explanation(at: place)
        if case .threw(let failure) = answer.ending { reason += " The code threw \(failure.errorType): \(failure.message)" }
        parts.logger.error("\(reason)", metadata: ["instance": "\(question.instance)", "orchestrator": "\(question.name)"])
        episode.stall = (reason, error.failure)
    }

    private func verdict(on state: OrchestrationState) -> Versioning.Verdict {
        parts.configuration.versioning.verdict(on: state.start?.version)
    }

    /// Whether this host may run the instance. One that it may not stays as it is, and is left alone from now on.
    private func suits(_ episode: Episode, under lease: PartitionLease) -> Bool {
        guard episode.turn.runsScript, episode.result == nil, episode.stall == nil else { return true }
        unsuitable[episode.state.instance] = lease
        parts.logger.notice(
            "An instance waits for an app of its version",
            metadata: [
                "instance": "\(episode.state.instance)", "version": "\(episode.state.start?.version ?? "")",
                "app": "\(parts.configuration.versioning.host ?? "")",
            ])
        return false
    }
}
