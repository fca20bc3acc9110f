import DurableCore
import DurableEngine
import DurableTestKit
import Testing

@Suite(.timeLimit(.minutes(1))) struct StartingTests {
    private let programs: [String: [ScriptedEngine.Step]] = ["Quick": [.activity("A", "1")], "Waiter": [.event("Go")]]

    @Test(arguments: [true, false])
    func aScheduledStartWaitsForItsTime(sessions: Bool) async throws {
        let host = TestHost(programs, sessions: sessions)
        var options = StartOptions()
        options.startAt = host.clock.now + .seconds(3_600)
        try await host.running { [options] hub in
            let due = try #require(options.startAt)
            _ = try await hub.start("Quick", input: nil, id: "a", options: options)
            #expect(try await hub.waitForEnd(of: "a", until: due - .seconds(1))?.status == .pending)
            let row = try #require(await hub.waitForEnd(of: "a"))
            #expect(row.output == "1")
            #expect(row.lastUpdatedAt >= due)
            let history = try #require(await hub.history(of: "a")).history
            #expect(history[0].timestamp >= due)
        }
    }

    @Test(arguments: [true, false])
    func aRestartTakesTheOldInputOrANewOne(sessions: Bool) async throws {
        try await TestHost(programs, sessions: sessions).running { hub in
            _ = try await hub.start("Quick", input: "1", id: "a")
            _ = try await hub.waitForEnd(of: "a")
            let other = try await hub.restart("a", underNewID: true, input: "2")
            #expect(other != "a")
            #expect(try await hub.waitForEnd(of: other)?.input == "2")
            #expect(try await hub.restart("a", underNewID: false) == "a")
            #expect(try await hub.waitForEnd(of: "a")?.input == "1")
            await #expect(throws: TaskHubError.notFound("nobody")) { try await hub.restart("nobody", underNewID: true) }
        }
    }

    @Test(arguments: [true, false])
    func aRunningInstanceIsReplacedWhereThatIsWanted(sessions: Bool) async throws {
        var options = StartOptions()
        options.replaces = [.running, .completed]
        try await TestHost(programs, sessions: sessions).running { [options] hub in
            _ = try await hub.start("Waiter", input: "1", id: "a")
            try await until { try await hub.status(of: "a")?.status == .running }
            let first = try await hub.status(of: "a")?.execution
            var all = options
            all.replaces.insert(.terminated)
            _ = try await hub.start("Quick", input: "2", id: "a", options: all)
            let row = try #require(await hub.waitForEnd(of: "a"))
            #expect(row.input == "2")
            #expect(row.output == "1")
            #expect(row.execution != first)
        }
    }

    @Test(arguments: [true, false])
    func anIDIsNotFreeWhereNothingIsToBeReplaced(sessions: Bool) async throws {
        var options = StartOptions()
        options.replaces = []
        try await TestHost(programs, sessions: sessions).running { [options] hub in
            _ = try await hub.start("Quick", input: nil, id: "a")
            _ = try await hub.waitForEnd(of: "a")
            await #expect(throws: TaskHubError.alreadyExists("a", .completed)) {
                try await hub.start("Quick", input: nil, id: "a", options: options)
            }
        }
    }
}
