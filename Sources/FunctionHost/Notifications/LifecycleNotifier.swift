import DurableCore
import DurableEngine
import FunctionApp
import HTTPClient
import Logging
import ServiceLifecycle
import Synchronization

/// Sends the lifecycle events of orchestrations to an Event Grid topic, beside the engine: events wait in a queue that never
/// makes the engine wait, and that drops what is too much for it.
final class LifecycleNotifier: EngineObserver, Service {
    /// How many events may wait; and how many for their next try.
    private static let capacity = 10_000
    private static let requestsAtOnce = 8
    private static let requestTimeout = Duration.seconds(60)
    /// How long what is left is sent when the host stops.
    private static let drainTime = Duration.seconds(5)

    private struct Delivery: Sendable {
        let event: LifecycleEvent
        /// The same at every try, so that the receiver can tell.
        let id: String
        var tries = 0
    }

    private struct State {
        var isStopping = false
        var retries: [String: Task<Void, Never>] = [:]
        var dropped = 0
    }

    private let next: any EngineObserver
    private let configuration: NotificationsConfiguration
    private let hubName: String
    private let client: HTTPClient
    private let clock: any HubClock
    private let logger: Logger
    private let queue: AsyncStream<Delivery>
    private let input: AsyncStream<Delivery>.Continuation
    private let state = Mutex(State())

    /// nil when the app sends no notifications.
    init?(app: FunctionApp, next: any EngineObserver, clock: any HubClock, logger: Logger) {
        guard let configuration = app.host.durableTask.notifications else { return nil }
        self.configuration = configuration
        self.next = next
        hubName = app.host.durableTask.hubName
        client = HTTPClient(environment: app.settings.values)
        self.clock = clock
        self.logger = logger
        (queue, input) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(Self.capacity))
    }

    func turnCommitted(instance: InstanceID, name: String, change: Checkpoint.Change) {
        for event in LifecycleEvent.all(in: change, of: instance, named: name)
        where configuration.events.contains(event.kind) {
            put(Delivery(event: event, id: System.randomUUID()))
        }
        next.turnCommitted(instance: instance, name: name, change: change)
    }

    func activityStarted(_ task: ActivityTask) { next.activityStarted(task) }
    func activityEnded(_ task: ActivityTask, _ result: ActivityResult) { next.activityEnded(task, result) }

    /// Sends until it is told to stop, then what is left, for a while.
    func run() async throws {
        await withGracefulShutdownHandler {
            await withTaskGroup { group in
                group.addTask { await self.sendAll() }
                group.addTask {
                    try? await gracefulShutdown()
                    try? await Task.sleep(for: Self.drainTime)
                }
                await group.next()
                group.cancelAll()
            }
        } onGracefulShutdown: {
            self.stop()
        }
        let dropped = state.withLock(\.dropped)
        if dropped > 0 { logger.error("Notifications were not sent", metadata: ["count": "\(dropped)"]) }
    }

    private func stop() {
        let retries = state.withLock { state in
            state.isStopping = true
            state.dropped += state.retries.count
            defer { state.retries = [:] }
            return state.retries.values
        }
        for retry in retries { retry.cancel() }
        input.finish()
    }

    private func put(_ delivery: Delivery) {
        guard case .dropped = input.yield(delivery) else { return }
        let dropped = state.withLock { state in
            state.dropped += 1
            return state.dropped
        }
        // Once, and again whenever it has become ten times as bad.
        if [1, 10, 100, 1_000].contains(dropped) || dropped.isMultiple(of: 10_000) {
            logger.error("Notifications are dropped: the topic does not take them fast enough", metadata: ["count": "\(dropped)"])
        }
    }

    private func sendAll() async {
        await withTaskGroup(of: Void.self) { group in
            var running = 0
            for await delivery in queue {
                if running == Self.requestsAtOnce {
                    await group.next()
                    running -= 1
                }
                running += 1
                group.addTask { await self.send(delivery) }
            }
        }
    }

    private func send(_ delivery: Delivery) async {
        var request = HTTPClientRequest("POST", configuration.topicEndpoint, targets: .any)
        request.headers = [
            HTTPHeader("Content-Type", "application/json"), HTTPHeader("aeg-sas-key", configuration.key),
        ]
        request.body = Array(delivery.event.body(hubName: hubName, id: delivery.id).utf8)
        request.timeout = Self.requestTimeout
        do {
            let response = try await client.send(request)
            guard !(200..<300).contains(response.status) else { return }
            failed(
                delivery, "the topic answered with status \(response.status)",
                mayRetry: configuration.retryStatuses.contains(response.status))
        } catch {
            failed(delivery, "\(error)", mayRetry: true)
        }
    }

    private func failed(_ delivery: Delivery, _ reason: String, mayRetry: Bool) {
        let willRetry = mayRetry && delivery.tries < configuration.retryCount && retryLater(delivery)
        if !willRetry { state.withLock { $0.dropped += 1 } }
        logger.log(
            level: willRetry ? .warning : .error,
            "A notification could not be sent\(willRetry ? " and is tried again" : ""): \(reason)",
            metadata: ["instance": "\(delivery.event.instance)", "event": "\(delivery.event.kind.rawValue)"])
    }

    /// Puts the delivery into the queue again after the interval. Returns false when too many wait, or the host stops.
    private func retryLater(_ delivery: Delivery) -> Bool {
        state.withLock { state in
            guard !state.isStopping, state.retries.count < Self.capacity else { return false }
            state.retries[delivery.id] = Task { [clock, interval = configuration.retryInterval] in
                guard (try? await clock.sleep(for: interval)) != nil else { return }
                self.retry(delivery)
            }
            return true
        }
    }

    private func retry(_ delivery: Delivery) {
        guard state.withLock({ $0.retries.removeValue(forKey: delivery.id) }) != nil else { return }
        var delivery = delivery
        delivery.tries += 1
        put(delivery)
    }
}
