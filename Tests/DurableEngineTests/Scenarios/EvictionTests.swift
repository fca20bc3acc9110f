import DurableCore
import DurableEngine
import DurableTestKit
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(1))) struct EvictionTests {
    private final class Memory: Sendable {
        private let short = Atomic(false)
        var isShort: Bool { short.load(ordering: .relaxed) }
        func runShort() { short.store(true, ordering: .relaxed) }
    }

    @Test func sessionsAreEndedWhileMemoryIsShortAndNothingIsLost() async throws {
        let memory = Memory()
        let ids = (1...8).map { InstanceID("i\($0)") }
        let host = TestHost(
            ["O": [.event("Go"), .activity("A", "1")]], around: { base in CrampedEngine(base) { memory.isShort } })
        try await host.running { hub in
            for id in ids { _ = try await hub.start("O", input: nil, id: id) }
            try await until { host.engine.liveSessions == ids.count }
            memory.runShort()
            try await until { host.engine.liveSessions == 0 }
            for id in ids { try await hub.raiseEvent("Go", input: nil, to: id) }
            for id in ids { #expect(try await hub.waitForEnd(of: id)?.output == "1") }
        }
        #expect(host.log.names.count == ids.count)
    }
}
