import DurableCore
import Logging
import ServiceLifecycle

/// The loop of the activity queue: claims activities, runs them at once, delivers their results.
package actor ActivityDispatcher: Service {
    private let parts: EngineParts
    private let loop: DispatchLoop
    private var running = 0
    private var claims: Set<ClaimedMessage.Receipt> = []
    /// When the first of the claims runs out.
    private var claimsExpire = Timestamp(microseconds: 0)
    private var alarm: Alarm

    init(_ parts: EngineParts) {
        self.parts = parts
        loop = DispatchLoop(parts, doorbell: parts.signals.activities)
        alarm = Alarm(
            clock: parts.clock, doorbell: parts.signals.activities, executor: parts.configuration.executor)
    }

    package func run() async throws {
        let renewal = Task(executorPreference: parts.configuration.executor) { await self.keepClaims() }
        await loop.run { try await self.dispatch(into: &$0) }
        renewal.cancel()
        alarm.cancel()
    }

    /// One look into the queue. Returns when there may be more to see.
    private func dispatch(into group: inout DiscardingTaskGroup) async throws {
        let slots = parts.configuration.activitySlots - running
        guard slots > 0 else { return await parts.signals.activities.wait() }
        // The clock may have been set: what runs here must not be taken for given up.
        if parts.clock.now >= claimsExpire { await renewClaims() }
        let now = parts.clock.now
        if claims.isEmpty { claimsExpire = now + parts.configuration.claimTime }
        let page = try await parts.storage.claim(
            .activities, limit: slots, by: parts.configuration.host, at: now, until: now + parts.configuration.claimTime)
        for message in page.messages {
            running += 1
            claims.insert(message.receipt)
            group.addTask { await self.process(message) }
        }
        if page.messages.count < slots {
            alarm.set(for: page.nextDue, atMost: parts.configuration.pollInterval)
            await parts.signals.activities.wait()
        }
    }

    private func process(_ message: ClaimedMessage) async {
        do {
            try await settle(message, execute(message))
        } catch {
            parts.logger.error("An activity could not be run", metadata: ["error": "\(error)"])
            await release(message)
        }
        claims.remove(message.receipt)
    }

    /// nil when the message is none that an orchestration awaits.
    private func execute(_ message: ClaimedMessage) async throws -> (task: ActivityTask, outcome: ActivityOutcome)? {
        // The slot is for running code; the commit that follows is held back by `GroupCommit` alone.
        defer {
            running -= 1
            parts.signals.activities.ring()
        }
        guard case .activity(let task) = message.content else { return nil }
        parts.observer.activityStarted(task)
        let outcome = try await run(task, as: message.receipt)
        parts.observer.activityEnded(task, outcome.result)
        return (task, outcome)
    }

    /// Runs in a task of its own, which is cancelled when nobody awaits the activity any more.
    private func run(_ task: ActivityTask, as receipt: ClaimedMessage.Receipt) async throws -> ActivityOutcome {
        let engine = parts.engine
        let call = Task(executorPreference: parts.configuration.executor) { try await engine.runActivity(task) }
        parts.signals.activitiesRunning.add(task, as: receipt) { call.cancel() }
        defer { parts.signals.activitiesRunning.remove(receipt) }
        let outcome = try await withTaskCancellationHandler {
            try await call.value
        } onCancel: {
            call.cancel()
        }
        // Whoever stops the host stops the activity, but that is not how the activity ended: it runs again elsewhere.
        try Task.checkCancellation()
        return outcome
    }

    private func settle(_ message: ClaimedMessage, _ done: (task: ActivityTask, outcome: ActivityOutcome)?) async throws {
        var outcome: WriteOutcome
        // Running it again would give the same, so it is the activity that failed.
        func fail(_ failure: FailureDetails) async throws -> WriteOutcome {
            try await finish(message, done.map { ($0.task, ActivityOutcome(.threw(failure))) })
        }
        do {
            outcome = try await finish(message, done)
            if let refusal = outcome.refusal(of: done?.outcome.effects ?? []) { outcome = try await fail(refusal) }
        } catch let rejection as WriteRejected {
            outcome = try await fail(rejection.failure)
        }
        if outcome == .fenced {
            parts.logger.notice("An activity's claim was lost; its result is dropped", metadata: ["id": "\(message.receipt.id)"])
        }
    }

    private func finish(
        _ message: ClaimedMessage, _ done: (task: ActivityTask, outcome: ActivityOutcome)?
    ) async throws -> WriteOutcome {
        let completion = done.map { $0.task.completion($0.outcome.result, at: parts.clock.now) }
        return try await parts.commitPatiently(
            .finish(message.receipt, sending: completion, with: done?.outcome.effects ?? []))
    }

    private func release(_ message: ClaimedMessage) async {
        try? await parts.clock.sleep(for: parts.configuration.backoff.lowerBound)
        do {
            _ = try await parts.commitPatiently(.release(message.receipt, visibleAt: nil))
        } catch {
            // The claim runs out by itself.
            parts.logger.error("An activity could not be given back", metadata: ["error": "\(error)"])
        }
    }

    private func keepClaims() async {
        while (try? await parts.clock.sleep(for: parts.configuration.claimTime / 3)) != nil { await renewClaims() }
    }

    private func renewClaims() async {
        let asked = claims
        let until = parts.clock.now + parts.configuration.claimTime
        guard !asked.isEmpty else { return }
        do {
            let held = try await parts.storage.extend(Array(asked), until: until)
            claimsExpire = until
            parts.signals.activitiesRunning.cancel(asked.subtracting(held).intersection(claims))
        } catch {
            parts.logger.error("Claims could not be renewed", metadata: ["error": "\(error)"])
        }
    }
}
