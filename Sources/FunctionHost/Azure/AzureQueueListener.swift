import AzureStorage
import DurableCore
import DurableEngine
import FunctionApp
import Logging
import ServiceLifecycle

/// Calls one function for the messages of a queue of a real storage account (host.md 2.9): in batches, each message held while
/// its call runs, deleted when it succeeded, and put aside when it failed too often.
actor AzureQueueListener: Service {
    private let function: FunctionDefinition
    private let queue: QueueClient
    private let poison: QueueClient
    private let settings: QueueSettings
    private let clock: any HubClock
    private let calls: TriggeredCalls
    private let doorbell = Doorbell()
    private var backoff: PollingBackoff
    private var running = 0
    /// The messages whose calls run, with their latest pop receipts; one that another host may have is no longer there.
    private var held: [String: QueueMessage] = [:]
    private var isStopping = false

    init(
        function: FunctionDefinition, queue: QueueClient, poison: QueueClient, settings: QueueSettings, clock: any HubClock,
        calls: TriggeredCalls
    ) {
        self.function = function
        self.queue = queue
        self.poison = poison
        self.settings = settings
        self.clock = clock
        self.calls = calls
        backoff = PollingBackoff(longest: settings.maxPollingInterval)
    }

    func run() async throws {
        let listener = self
        await withGracefulShutdownHandler {
            await listener.listen()
        } onGracefulShutdown: {
            Task { await listener.stop() }
        }
    }

    private func stop() {
        isStopping = true
        doorbell.ring()
    }

    /// Ends when the calls have ended that run when it is stopped.
    private func listen() async {
        await withDiscardingTaskGroup { group in
            while !isStopping, !Task.isCancelled {
                guard running <= settings.newBatchThreshold else {
                    await doorbell.wait()
                    continue
                }
                let messages = await batch()
                running += messages.count
                for message in messages { group.addTask { await self.process(message) } }
                if !messages.isEmpty { continue }
                await clock.wait(for: doorbell, until: clock.now + backoff.next())
            }
        }
    }

    /// Empty when there is none, or when the queue cannot be read, which is logged.
    private func batch() async -> [QueueMessage] {
        do {
            let messages = try await queue.messages(limit: settings.batchSize, heldFor: settings.claimTime)
            if !messages.isEmpty { backoff.reset() }
            return messages
        } catch let error as StorageError where error.code == "QueueNotFound" {
            // Whoever puts the first message in makes it.
            return []
        } catch is CancellationError {
            return []
        } catch {
            calls.logger.error("The queue '\(queue.name)' of the function '\(function.name)' cannot be read: \(error)")
            return []
        }
    }

    private func process(_ message: QueueMessage) async {
        held[message.id] = message
        let renewal = Task { await renew(message.id) }
        let isHandled = message.dequeueCount > settings.maxDequeueCount ? false : await call(message)
        renewal.cancel()
        await renewal.value
        if let latest = held.removeValue(forKey: message.id) {
            await settle(latest, isHandled: isHandled)
        } else {
            calls.logger.notice("A message's hold was lost; it is handled once more", metadata: ["queue": "\(queue.name)"])
        }
        running -= 1
        doorbell.ring()
    }

    private func call(_ message: QueueMessage) async -> Bool {
        let call = AzureQueueCall(message: message, heldUntil: message.visibleAt ?? clock.now + settings.claimTime)
        do {
            return try await calls.call(function, reason: "New queue message detected on '\(queue.name)'.") { call.fill(&$0) }
                == nil
        } catch {
            calls.logger.error("The function '\(function.name)' could not be run: \(error)")
            return false
        }
    }

    /// Holds the message anew whenever half of its time has passed.
    private func renew(_ id: String) async {
        while (try? await clock.sleep(until: clock.now + settings.claimTime / 2)) != nil, let message = held[id] {
            do {
                held[id] = try await queue.update(message, heldFor: settings.claimTime)
            } catch is CancellationError {
                return
            } catch {
                calls.logger.error("A message could not be held any longer: \(error)")
            }
        }
    }

    private func settle(_ message: QueueMessage, isHandled: Bool) async {
        do {
            if isHandled {
                _ = try await queue.delete(message)
            } else if message.dequeueCount >= settings.maxDequeueCount {
                calls.logger.warning(
                    "Message has reached MaxDequeueCount of \(settings.maxDequeueCount). Moving message to queue '\(poison.name)'."
                )
                // A crash in between leaves it in both, rather than in none.
                try await poison.putCreating(message.text)
                _ = try await queue.delete(message)
            } else {
                _ = try await queue.update(message, heldFor: settings.visibilityTimeout)
            }
        } catch {
            // It is seen again when its time has passed.
            calls.logger.error("A message of the queue '\(queue.name)' could not be settled: \(error)")
        }
    }
}
