import DurableCore
import DurableEngine
import DurableTestKit
import Synchronization
import Testing

/// What other processes put into the store is noticed.
@Suite(.timeLimit(.minutes(1))) struct VisitorTests {
    /// A storage that others write to, behind the back of the host.
    private final class VisitedStorage: StorageWrapper {
        let memory = MemoryStorage()
        var base: any Storage { memory }
        private let changes = Mutex<Int64>(1)

        func changesOfOthers() async throws -> Int64 { changes.withLock { $0 } }

        func visit(_ write: Write) async {
            _ = await memory.commit([write])
            changes.withLock { $0 += 1 }
        }
    }

    @Test func aMessageOfAnotherProcessIsHandledWithinASecond() async throws {
        let storage = VisitedStorage()
        let host = TestHost([:], storage: storage)
        let clock = host.clock
        let handled = Doorbell()
        let queue = host.dispatcher(of: "jobs", QueueSettings(maxPollingInterval: .seconds(60))) { _, _ in
            handled.ring()
            return .succeeded()
        }
        try await host.servingOnly(with: [queue, host.visitorWatch]) { _ in
            // Each time after a look into the empty queue, which ends with a sleep until the next.
            for _ in 1...3 {
                try await clock.sleeper(until: clock.now + .seconds(60))
                await storage.visit(.enqueue("jobs", "1", visibleAt: nil))
                try await clock.sleeper(until: clock.now + .seconds(1))
                clock.advance(by: .seconds(1))
                await handled.wait()
                try await until { await storage.memory.peek("jobs", limit: 1).isEmpty }
            }
        }
        #expect(clock.now == Timestamp(microseconds: 1_700_000_000_000_000) + .seconds(3))
    }
}
