import AzureStorage
import DurableCore
import DurableEngine
import FunctionApp
import Logging
import ServiceLifecycle

/// Calls one function for the messages of a queue of a real storage account (host.md 2.9): in batches, each message held while
/// its call runs, deleted when it succeeded, and put aside when it failed too often. A call of which it is not known how it ended
/// is no try.
actor AzureQueueListener: Service {
    private enum End {
        case succeeded, failed
        /// It is not known how it ended.
        case unavailable
    }

    /// How long a message rests at least of which it is not known how its call ended.
    private static let pause = Duration.seconds(5)

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
    /// How often each message was taken without that being a try; the queue itself counts every time.
    private var excused: [String: Int] = [:]
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
                await clock.wait(for: doorbell, atMost: backoff.next())
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
        let end = tries(of: message) > settings.maxDequeueCount ? .failed : await call(message)
        renewal.cancel()
        await renewal.value
        if case .unavailable = end { excused[message.id, default: 0] += 1 }
        if let latest = held.removeValue(forKey: message.id) {
            await settle(latest, end)
        } else {
            calls.logger.notice("A message's hold was lost; it is handled once more", metadata: ["queue": "\(queue.name)"])
        }
        running -= 1
        doorbell.ring()
    }

    private func tries(of message: QueueMessage) -> Int { message.dequeueCount - (excused[message.id] ?? 0) }

    private func call(_ message: QueueMessage) async -> End {
        let call = AzureQueueCall(message: message, heldUntil: message.visibleAt ?? clock.now + settings.claimTime)
        do {
            let reason = "New queue message detected on '\(queue.name)'."
            return try await calls.call(function, reason: reason) { call.fill(&$0) } == nil ? .succeeded : .failed
        } catch {
            calls.logger.error("The function '\(function.name)' could not be run: \(error)")
            return .unavailable
        }
    }

    /// Holds the message anew whenever half of its time has passed.
    private func renew(_ id: String) async {
        while (try? await clock.sleep(for: settings.claimTime / 2)) != nil, let message = held[id] {
            do {
                held[id] = try await queue.update(message, heldFor: settings.claimTime)
            } catch is CancellationError {
                return
            } catch {
                calls.logger.error("A message could not be held any longer: \(error)")
            }
        }
    }

    private func settle(_ message: QueueMessage, _ end: End) async {
        do {
            switch end {
            case .succeeded:
                _ = try await queue.delete(message)
                excused[message.id] = nil
            case .unavailable:
                _ = try await queue.update(message, heldFor: max(settings.visibilityTimeout, Self.pause))
            case .failed where tries(of: message) >= settings.maxDequeueCount:
                calls.logger.warning(
                    "Message has reached MaxDequeueCount of \(settings.maxDequeueCount). Moving message to queue '\(poison.name)'."
                )
                // A crash in between leaves it in both, rather than in none.
                try await poison.putCreating(message.text)
                _ = try await queue.delete(message)
                excused[message.id] = nil
            case .failed:
                _ = try await queue.update(message, heldFor: settings.visibilityTimeout)
            }
        } catch {
            // It is seen again when its time has passed.
            calls.logger.error("A message of the queue '\(queue.name)' could not be settled: \(error)")
        }
    }
}
