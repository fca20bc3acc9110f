import DurableCore
import DurableEngine
import DurableTestKit
import Synchronization
import Testing

/// Messages of the app's own queues, on the virtual clock.
@Suite(.timeLimit(.minutes(1))) struct QueueTests {
    /// What was handled: payloads with their dequeue counts.
    private final class Handled: Sendable {
        private let seen = Mutex<[String]>([])
        let bell = Doorbell()
        var lines: [String] { seen.withLock { $0 } }

        func add(_ message: ClaimedMessage) -> String {
            guard case .payload(let payload) = message.content else { return "" }
            seen.withLock { $0.append("\(payload.json) \(message.dequeueCount)") }
            bell.ring()
            return payload.json
        }

        func wait(for count: Int) async { while lines.count < count { await bell.wait() } }
    }

    private func rest(of queue: QueueName, _ storage: MemoryStorage) async -> [QueueContent] {
        let now = Timestamp(microseconds: .max / 4)
        return await storage.claim(queue, limit: 99, by: "test", at: now, until: now + .seconds(1)).messages.map(\.content)
    }

    @Test func everyMessageIsHandledAndDeleted() async throws {
        let (storage, handled) = (MemoryStorage(), Handled())
        let host = TestHost([:], storage: storage)
        try await host.running(queue: "jobs", QueueSettings(batchSize: 2, newBatchThreshold: 1)) { message, _ in
            _ = handled.add(message)
            return .succeeded()
        } body: { hub in
            for number in 1...7 { try await hub.enqueue(Payload(json: "\(number)"), to: "jobs") }
            try await hub.enqueue("9", to: "other")
            await handled.wait(for: 7)
        }
        #expect(handled.lines.sorted() == (1...7).map { "\($0) 1" })
        #expect(await rest(of: "jobs", storage) == [])
        #expect(await rest(of: "other", storage) == [.payload("9")])
    }

    @Test func aMessageThatFailsIsTriedAgainAndThenPutAside() async throws {
        let (storage, handled) = (MemoryStorage(), Handled())
        let host = TestHost([:], storage: storage)
        let settings = QueueSettings(visibilityTimeout: .seconds(7), maxDequeueCount: 3)
        let start = host.clock.now
        try await host.running(queue: "jobs", settings) { message, _ in
            handled.add(message) != "0" ? .succeeded() : .failed
        } body: { hub in
            try await hub.enqueue("0", to: "jobs")
            try await hub.enqueue("1", to: "jobs")
            await handled.wait(for: 4)
        }
        #expect(handled.lines.sorted() == ["0 1", "0 2", "0 3", "1 1"])
        #expect(host.clock.now >= start + .seconds(14))
        #expect(await rest(of: "jobs", storage) == [])
        #expect(await rest(of: "jobs-poison", storage) == [.payload("0")])
    }

    @Test func whatCouldNotBeRunIsNotPutAside() async throws {
        struct Unavailable: Error {}
        let (storage, handled) = (MemoryStorage(), Handled())
        let host = TestHost([:], storage: storage)
        try await host.running(queue: "jobs", QueueSettings(maxDequeueCount: 9)) { message, _ in
            _ = handled.add(message)
            if message.dequeueCount < 3 { throw Unavailable() }
            return .succeeded()
        } body: { hub in
            try await hub.enqueue("1", to: "jobs")
            await handled.wait(for: 3)
        }
        #expect(handled.lines == ["1 1", "1 2", "1 3"])
        #expect(await rest(of: "jobs-poison", storage) == [])
    }

    @Test func aMessageThatWasClaimedTooOftenIsPutAsideUnhandled() async throws {
        let (storage, handled) = (MemoryStorage(), Handled())
        let host = TestHost([:], storage: storage)
        // As hosts leave it that die of it.
        _ = await storage.commit([.enqueue("jobs", "0", visibleAt: nil), .enqueue("jobs", "1", visibleAt: host.clock.now)])
        for before in (1...5).reversed() {
            let time = host.clock.now - .seconds(before)
            _ = await storage.claim("jobs", limit: 1, by: "dead", at: time, until: time + .seconds(1))
        }
        try await host.running(queue: "jobs", QueueSettings()) { message, _ in
            _ = handled.add(message)
            return .succeeded()
        } body: { _ in
            try await until { await storage.peek("jobs", limit: 9).isEmpty }
        }
        #expect(handled.lines == ["1 1"])
        #expect(await rest(of: "jobs-poison", storage) == [.payload("0")])
    }

    @Test func aLongRunKeepsItsMessage() async throws {
        let (storage, handled, end) = (MemoryStorage(), Handled(), Doorbell())
        let host = TestHost([:], storage: storage)
        let clock = host.clock
        let settings = QueueSettings()
        try await host.serving(queue: "jobs", settings) { message, _ in
            _ = handled.add(message)
            await end.wait()
            return .succeeded()
        } body: { hub in
            try await hub.enqueue("1", to: "jobs")
            await handled.wait(for: 1)
            // Who sleeps again has renewed before: the message is held for far longer than one claim lasts.
            for _ in 1...9 {
                try await clock.sleeper(until: clock.now + settings.claimTime / 3)
                clock.advance(by: settings.claimTime / 3)
            }
            try await clock.sleeper(until: clock.now + settings.claimTime / 3)
            let stolen = await storage.claim("jobs", limit: 1, by: "thief", at: clock.now, until: clock.now + .seconds(1))
            #expect(stolen.messages == [])
            end.ring()
            try await until { await storage.peek("jobs", limit: 9).isEmpty }
        }
        #expect(handled.lines == ["1 1"])
    }

    /// A claim that ran out while its message was handled: another host has the message.
    private func withStolenMessage(
        handle: @escaping @Sendable (Handled) async throws -> QueueDispatcher.Handling,
        _ body: @Sendable (VirtualClock, MemoryStorage, Handled) async throws -> Void
    ) async throws {
        let (storage, handled) = (MemoryStorage(), Handled())
        let host = TestHost([:], storage: storage)
        let clock = host.clock
        try await host.serving(queue: "jobs", QueueSettings()) { message, _ in
            _ = handled.add(message)
            return try await handle(handled)
        } body: { hub in
            try await hub.enqueue("1", to: "jobs")
            await handled.wait(for: 1)
            let later = clock.now + QueueSettings().claimTime
            let stolen = await storage.claim("jobs", limit: 1, by: "thief", at: later, until: later + .seconds(9_999))
            #expect(stolen.messages.map(\.dequeueCount) == [2])
            try await body(clock, storage, handled)
        }
        #expect(handled.lines == ["1 1"])
        #expect(await storage.peek("jobs", limit: 9).map(\.dequeueCount) == [2])
        #expect(await storage.queues().map(\.name) == ["jobs"])
    }

    @Test func aHandlerWhoseClaimIsLostIsCancelledAndItsResultDropped() async throws {
        let (cancelled, left) = (Doorbell(), Doorbell())
        try await withStolenMessage { _ in
            // It returns when the task is cancelled.
            await Doorbell().wait()
            if Task.isCancelled { cancelled.ring() }
            defer { left.ring() }
            return .succeeded(effects: [.enqueue("out", "1", visibleAt: nil)])
        } _: { clock, _, _ in
            let renewal = clock.now + QueueSettings().claimTime / 3
            try await clock.sleeper(until: renewal)
            clock.advance(by: QueueSettings().claimTime / 3)
            await cancelled.wait()
            await left.wait()
        }
    }

    @Test func whatAHandlerPutsOutIsDroppedWhenItsClaimWasLost() async throws {
        let end = Doorbell()
        try await withStolenMessage { _ in
            await end.wait()
            return .succeeded(effects: [.enqueue("out", "1", visibleAt: nil)])
        } _: { _, _, _ in
            end.ring()
        }
    }
}
