package import DurableCore
import Logging
import ServiceLifecycle

/// The loop of one of the app's queues: claims messages, has them handled, deletes those that were, and puts those that fail
/// again and again aside.
package actor QueueDispatcher: Service {
    /// Handles a message held until a time, which is prolonged meanwhile. When it throws, it is not known how it ended. Its task is
    /// cancelled when another host may have the message.
    package typealias Handler = @Sendable (ClaimedMessage, Timestamp) async throws -> Handling

    /// How the handling of a message ended.
    package enum Handling: Hashable, Sendable {
        /// With what it puts out: committed with the deletion of the message or, when that is another's by then, not at all.
        case succeeded(effects: [Write] = [])
        case failed
    }

    private let queue: QueueName
    private let settings: QueueSettings
    private let parts: EngineParts
    private let handle: Handler
    private let doorbell: Doorbell
    private let loop: DispatchLoop
    private var calls: [ClaimedMessage.Receipt: Task<Handling, any Error>] = [:]
    private var running = 0
    /// When the first of the claims runs out.
    private var claimsExpire = Timestamp(microseconds: 0)
    private var alarm: Alarm

    init(_ queue: QueueName, _ settings: QueueSettings, _ parts: EngineParts, handle: @escaping Handler) {
        self.queue = queue
        self.settings = settings
        self.parts = parts
        self.handle = handle
        doorbell = parts.signals.queues.doorbell(of: queue)
        loop = DispatchLoop(parts, doorbell: doorbell)
        alarm = Alarm(clock: parts.clock, doorbell: doorbell, executor: parts.configuration.executor)
    }

    package func run() async throws {
        let renewal = Task(executorPreference: parts.configuration.executor) { await self.keepClaims() }
        await loop.run { try await self.dispatch(into: &$0) }
        renewal.cancel()
        alarm.cancel()
    }

    /// One look into the queue. Returns when there may be more to see.
    private func dispatch(into group: inout DiscardingTaskGroup) async throws {
        guard running <= settings.newBatchThreshold else { return await doorbell.wait() }
        // The clock may have been set: what is handled here must not be taken for given up.
        if parts.clock.now >= claimsExpire { await renewClaims() }
        let now = parts.clock.now
        let until = now + settings.claimTime
        if calls.isEmpty { claimsExpire = until }
        let page = try await parts.storage.claim(
            queue, limit: settings.batchSize, by: parts.configuration.host, at: now, until: until)
        for message in page.messages {
            running += 1
            group.addTask { await self.process(message, until) }
        }
        if page.messages.count < settings.batchSize {
            alarm.set(for: page.nextDue, atMost: settings.maxPollingInterval)
            await doorbell.wait()
        }
    }

    private func process(_ message: ClaimedMessage, _ until: Timestamp) async {
        let receipt = message.receipt
        do {
            if message.dequeueCount > settings.maxDequeueCount {
                await settle(poisoned(message))
            } else if case .succeeded(let effects) = try await run(message, until), try await finish(message, with: effects) {
                // The message is gone.
            } else if message.dequeueCount >= settings.maxDequeueCount {
                await settle(poisoned(message))
            } else {
                await settle(.release(receipt, visibleAt: parts.clock.now + settings.visibilityTimeout))
            }
        } catch is CancellationError {
            // The host is stopped, or the message is another's: it is handled once more.
        } catch {
            parts.logger.error("A message could not be handled", metadata: ["queue": "\(queue)", "error": "\(error)"])
            await settle(.release(receipt, visibleAt: parts.clock.now + parts.configuration.backoff.lowerBound))
        }
        running -= 1
        doorbell.ring()
    }

    /// Runs in a task of its own, which is cancelled when the claim is lost.
    private func run(_ message: ClaimedMessage, _ until: Timestamp) async throws -> Handling {
        let handle = handle
        let call = Task(executorPreference: parts.configuration.executor) { try await handle(message, until) }
        calls[message.receipt] = call
        defer { calls[message.receipt] = nil }
        let handling = try await withTaskCancellationHandler {
            try await call.value
        } onCancel: {
            call.cancel()
        }
        try Task.checkCancellation()
        return handling
    }

    /// Deletes the message and does what its handling puts out. Returns false when the latter is refused: then it failed.
    private func finish(_ message: ClaimedMessage, with effects: [Write]) async throws -> Bool {
        let refusal: FailureDetails?
        do {
            let outcome = try await parts.commitPatiently(.finish(message.receipt, sending: nil, with: effects))
            if outcome == .fenced { reportLoss() }
            refusal = outcome.refusal(of: effects)
        } catch let rejection as WriteRejected {
            refusal = rejection.failure
        }
        guard let refusal else { return true }
        parts.logger.error(
            "What the handling of a message put out was refused",
            metadata: ["queue": "\(queue)", "id": "\(message.receipt.id)", "reason": "\(refusal.message)"])
        return false
    }

    private func reportLoss() {
        parts.logger.notice("A message's claim was lost; it is handled once more", metadata: ["queue": "\(queue)"])
    }

    private func poisoned(_ message: ClaimedMessage) -> Write {
        let poison = QueueName(queue.text + "-poison")
        parts.logger.warning(
            "Message has reached MaxDequeueCount of \(settings.maxDequeueCount). Moving message to queue '\(poison)'.")
        return .move(message.receipt, to: poison, at: parts.clock.now)
    }

    private func settle(_ write: Write) async {
        do {
            if try await parts.commitPatiently(write) == .fenced { reportLoss() }
        } catch {
            // The claim runs out by itself.
            parts.logger.error("A message could not be settled", metadata: ["queue": "\(queue)", "error": "\(error)"])
        }
    }

    private func keepClaims() async {
        while (try? await parts.clock.sleep(for: settings.claimTime / 3)) != nil { await renewClaims() }
    }

    private func renewClaims() async {
        let asked = Set(calls.keys)
        let until = parts.clock.now + settings.claimTime
        guard !asked.isEmpty else { return }
        do {
            let held = try await parts.storage.extend(Array(asked), until: until)
            claimsExpire = until
            for receipt in asked.subtracting(held) { calls[receipt]?.cancel() }
        } catch {
            parts.logger.error("Claims could not be renewed", metadata: ["queue": "\(queue)", "error": "\(error)"])
        }
    }
}
