import DurableCore
import Logging
import ServiceLifecycle

/// Looks once, when the host starts, whether the code does again what the histories of stalled instances say, and resumes
/// those instances.
package struct StallReview: Service {
    private static let pageSize = 100

    private let parts: EngineParts
    private let hub: TaskHub
    private let turns: TurnDispatcher

    init(_ parts: EngineParts, hub: TaskHub, turns: TurnDispatcher) {
        self.parts = parts
        self.hub = hub
        self.turns = turns
    }

    package func run() async throws {
        await untilShutdown { await review() }
        await shutdown()
    }

    private func review() async {
        var backoff = Backoff(parts.configuration.backoff)
        var position: InstancePage.Position?
        repeat {
            do {
                let page = try await parts.storage.instances(
                    InstanceQuery(kind: .orchestrations, statuses: [.suspended]), after: position, limit: Self.pageSize)
                for row in page.rows where row.isStalled {
                    do {
                        try await review(row.id)
                    } catch is StorageDamage {
                        // It stays as it is, and says so when it is asked for.
                    }
                }
                position = page.next
                backoff.reset()
            } catch {
                parts.logger.error("Stalled instances could not be looked at", metadata: ["error": "\(error)"])
                try? await parts.clock.sleep(for: backoff.next(parts.configuration.random()))
                if position == nil { position = Self.beginning }
            }
        } while position != nil && !Task.isCancelled
    }

    private static let beginning = InstancePage.Position(createdAt: Timestamp(microseconds: .min / 2), id: "")

    /// A turn of the instance would have its session replaced by that of the review, which is behind it; so there is none
    /// meanwhile.
    private func review(_ id: InstanceID) async throws {
        while await !turns.hold(id) {
            try await parts.clock.sleep(for: parts.configuration.backoff.lowerBound)
        }
        do {
            try await compare(id)
        } catch {
            await turns.letGo(id)
            throw error
        }
        await turns.letGo(id)
    }

    private func compare(_ id: InstanceID) async throws {
        guard let stored = try await parts.storage.load(id), stored.row.isStalled else { return }
        let state = OrchestrationState(id, execution: stored.row.execution, history: stored.history)
        let replay = ScriptTurn(
            instance: id, execution: stored.row.execution, name: stored.row.name,
            past: ShownHistory(stored.history).events, events: [])
        let answer: TurnResult
        do {
            answer = try await parts.engine.runTurn(replay)
        } catch ScriptUnavailable.timedOut, ScriptUnavailable.ended {
            // Code that never comes to an end does not repeat anything.
            return
        }
        await parts.engine.endSession(id)
        // What a rewind shows again is not replayed here, so its actions cannot be compared.
        if state.repeatedActions == 0 {
            do throws(NondeterminismError) {
                try Replay.check(
                    stored.history, against: answer.replayed, comparingTimes: parts.configuration.comparesTimerTimes)
            } catch {
                return
            }
        }
        parts.logger.notice("A stalled instance goes on", metadata: ["instance": "\(id)"])
        try await hub.resume(id, reason: "The orchestrator's code does again what the history says.")
    }
}
