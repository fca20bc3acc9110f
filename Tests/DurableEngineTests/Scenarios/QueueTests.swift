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
            return true
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
            handled.add(message) != "0"
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
            return true
        } body: { hub in
            try await hub.enqueue("1", to: "jobs")
            await handled.wait(for: 3)
        }
        #expect(handled.lines == ["1 1", "1 2", "1 3"])
        #expect(await rest(of: "jobs-poison", storage) == [])
    }

    @Test func aLongRunKeepsItsMessage() async throws {
        let (storage, handled) = (MemoryStorage(), Handled())
        let host = TestHost([:], storage: storage)
        let clock = host.clock
        try await host.running(queue: "jobs", QueueSettings()) { message, _ in
            _ = handled.add(message)
            try await clock.sleep(until: clock.now + .seconds(3_600))
            return true
        } body: { hub in
            try await hub.enqueue("1", to: "jobs")
            await handled.wait(for: 1)
            try await clock.sleep(until: clock.now + .seconds(3_500))
        }
        #expect(handled.lines == ["1 1"])
        #expect(await rest(of: "jobs", storage) == [])
    }
}
