import DurableCore
import DurableEngine
import DurableTestKit
import Testing

@Suite(.timeLimit(.minutes(1))) struct EntityTests {
    private static let counter = EntityID(name: "counter", key: "c")
    private static let id = counter.instance

    @Test(arguments: [true, false])
    func aCallGetsWhatTheOperationReturns(sessions: Bool) async throws {
        let host = TestHost(["O": [.entity(Self.id, "add", "5"), .entity(Self.id, "add", "2")]], sessions: sessions)
        try await host.running { hub in
            let id = try await hub.start("O", input: nil)
            #expect(try await hub.waitForEnd(of: id)?.output == "7")
            #expect(try await hub.entity(Self.counter)?.value == "7")
            expectSound(try #require(await hub.history(of: id)).history)
        }
        #expect(host.engine.liveSessions == 0)
    }

    @Test(arguments: [true, false])
    func aSignalIsRunBeforeACallThatFollowsIt(sessions: Bool) async throws {
        let host = TestHost(["O": [.signal(Self.id, "add", "5"), .entity(Self.id, "get", nil)]], sessions: sessions)
        try await host.running { hub in
            let id = try await hub.start("O", input: nil)
            #expect(try await hub.waitForEnd(of: id)?.output == "5")
        }
    }

    @Test(arguments: [true, false])
    func aScheduledSignalComesWhenItIsDue(sessions: Bool) async throws {
        let programs: [String: [ScriptedEngine.Step]] = [
            "Early": [
                .signal(Self.id, "add", "5", after: .seconds(60)), .timer(after: .seconds(50)), .entity(Self.id, "get", nil),
            ],
            "Late": [.timer(after: .seconds(70)), .entity(Self.id, "get", nil)],
        ]
        try await TestHost(programs, sessions: sessions).running { hub in
            let early = try await hub.start("Early", input: nil)
            let late = try await hub.start("Late", input: nil)
            #expect(try await hub.waitForEnd(of: early)?.output == "0")
            #expect(try await hub.waitForEnd(of: late)?.output == "5")
        }
    }

    @Test(arguments: [true, false])
    func anOperationThatThrowsFailsTheCallAndChangesNothing(sessions: Bool) async throws {
        let host = TestHost(["O": [.entity(Self.id, "add", "5"), .entity(Self.id, "explode", nil)]], sessions: sessions)
        try await host.running { hub in
            let id = try await hub.start("O", input: nil)
            let row = try #require(await hub.waitForEnd(of: id))
            #expect(row.failure == FailureDetails(errorType: "Error", message: "explode"))
            #expect(try await hub.entity(Self.counter)?.value == "5")
        }
    }

    @Test func aThousandSignalsAreRunInTheirOrder() async throws {
        let host = TestHost([:], configure: { $0.entityBatchLimit = 64 })
        let sent = (0..<1_000).map(String.init)
        try await host.running { hub in
            for number in sent {
                try await hub.signal(EntityOperation(entity: Self.id, name: "note", input: Payload(json: "\"\(number)\"")))
            }
            let all = Payload(json: "\"\(sent.joined(separator: " "))\"")
            try await until { try await hub.entity(Self.counter)?.value?.json.utf8.count == all.json.utf8.count }
            #expect(try await hub.entity(Self.counter)?.value == all)
        }
    }

    @Test(arguments: [true, false])
    func deletedEntitiesThatNobodyNeedsAreCleanedUp(sessions: Bool) async throws {
        let programs: [String: [ScriptedEngine.Step]] = ["O": [.entity(Self.id, "add", "5"), .entity(Self.id, "delete", nil)]]
        try await TestHost(programs, sessions: sessions).running { hub in
            let id = try await hub.start("O", input: nil)
            _ = try await hub.waitForEnd(of: id)
            #expect(try await hub.entity(Self.counter)?.exists == false)
            #expect(try await hub.cleanEntities().emptyEntitiesRemoved == 1)
            #expect(try await hub.entity(Self.counter) == nil)
        }
    }
}
