import DurableCore
import DurableEngine
import DurableTestKit
import Testing

@Suite(.timeLimit(.minutes(1))) struct FaultTests {
    private static let seeds = 0..<8 as Range<UInt64>

    @Test(arguments: [true, false])
    func everythingEndsAsItShouldWithoutAFault(sessions: Bool) async throws {
        let host = TestHost(Everything.programs, sessions: sessions)
        try await host.running { hub in
            try await Everything.start(at: hub)
            try await Everything.expectOutputs(at: hub)
        }
        #expect(host.engine.liveSessions == 0)
    }

    @Test(arguments: [true, false], seeds)
    func aFailingStorageChangesNoOutput(sessions: Bool, seed: UInt64) async throws {
        let rates = FaultyStorage.Rates(reading: 10, beforeCommit: 15, afterCommit: 15)
        let storage = FaultyStorage(MemoryStorage(), rates: rates, seed: seed)
        let host = TestHost(Everything.programs, sessions: sessions, storage: storage)
        try await host.running { hub in
            try await Everything.start(at: hub)
            try await Everything.expectOutputs(at: hub)
        }
        #expect(storage.faults[.beforeCommit, default: 0] > 0)
        #expect(storage.faults[.afterCommit, default: 0] > 0)
    }

    @Test(arguments: [true, false])
    func lostSessionsChangeNoOutput(sessions: Bool) async throws {
        let engines = EngineBox()
        let host = TestHost(
            Everything.programs, sessions: sessions, observer: TurnObserver { _ in engines.loseSessions() })
        engines.hold(host.engine)
        try await host.running { hub in
            try await Everything.start(at: hub)
            try await Everything.expectOutputs(at: hub)
        }
    }

    /// On a clock that stands still: no step waits for a poll or a pause.
    @Test(arguments: [true, false])
    func aLostSessionCostsNoTime(sessions: Bool) async throws {
        let engines = EngineBox()
        let host = TestHost(
            Everything.programs, sessions: sessions, observer: TurnObserver { _ in engines.loseSessions() })
        engines.hold(host.engine)
        let row = try await host.servingOnly { hub in
            let id = try await hub.start("Parent", input: nil)
            return try await hub.waitForEnd(of: id)
        }
        #expect(row?.output == Everything.outputs["Parent"])
    }

    @Test func activitiesKeepToTheirSlotsWhenResultsCannotBeStored() async throws {
        let storage = FaultyStorage(MemoryStorage(), rates: .init(beforeCommit: 60), seed: 1)
        let host = TestHost(Everything.programs, storage: storage, activitySlots: 1)
        try await host.running { hub in
            try await Everything.start(at: hub)
            try await Everything.expectOutputs(at: hub)
        }
        #expect(host.log.mostAtOnce == 1)
    }
}
