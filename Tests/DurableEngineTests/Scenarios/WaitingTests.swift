import DurableCore
import DurableEngine
import DurableTestKit
import Testing

@Suite(.timeLimit(.minutes(1))) struct WaitingTests {
    @Test(arguments: [true, false])
    func timersNeverFireEarly(sessions: Bool) async throws {
        let host = TestHost(
            ["Sleeper": [.timer(after: .seconds(90)), .timer(after: .seconds(3_600)), .activity("Wake", "1")]],
            sessions: sessions)
        let start = host.clock.now
        try await host.running { hub in
            let id = try await hub.start("Sleeper", input: nil)
            let row = try #require(await hub.waitForEnd(of: id))
            #expect(row.output == "1")
            #expect(row.lastUpdatedAt >= start + .seconds(3_690))
            expectSound(try #require(await hub.history(of: id)).history)
        }
    }

    @Test(arguments: [true, false])
    func aTimerThatIsDueAlreadyFiresAtOnce(sessions: Bool) async throws {
        let host = TestHost(["O": [.timer(after: .seconds(-5)), .timer(after: .zero)]], sessions: sessions)
        try await host.running { hub in
            let id = try await hub.start("O", input: nil)
            #expect(try await hub.waitForEnd(of: id)?.status == .completed)
        }
    }

    @Test(arguments: [true, false])
    func eventsRaisedBeforeTheWaitAreKeptInOrder(sessions: Bool) async throws {
        let steps: [ScriptedEngine.Step] = [.activity("A", "0"), .event("Other"), .event("Go"), .event("Go")]
        let host = TestHost(["O": steps], sessions: sessions)
        try await host.running { hub in
            let id = try await hub.start("O", input: nil)
            for (name, input) in [("Go", "1"), ("Go", "2"), ("Other", "3")] as [(String, Payload)] {
                try await hub.raiseEvent(name, input: input, to: id)
            }
            #expect(try await hub.waitForEnd(of: id)?.output == "2")
        }
    }

    @Test(arguments: [true, false])
    func anEventRaisedDuringTheWaitEndsIt(sessions: Bool) async throws {
        let host = TestHost(["O": [.event("Go"), .event("Go")]], sessions: sessions)
        try await host.running { hub in
            let id = try await hub.start("O", input: nil)
            for (input, turns) in [("1", 1), ("2", 2)] as [(Payload, Int)] {
                try await until {
                    let history = try await hub.history(of: id)?.history ?? []
                    return history.count { $0.kind == .orchestratorStarted } == turns
                }
                #expect(try await hub.status(of: id)?.status == .running)
                try await hub.raiseEvent("Go", input: input, to: id)
            }
            #expect(try await hub.waitForEnd(of: id)?.output == "2")
        }
        #expect(host.engine.liveSessions == 0)
    }

    @Test(arguments: [true, false])
    func continueAsNewCarriesEventsOver(sessions: Bool) async throws {
        let steps: [ScriptedEngine.Step] = [
            .activity("A", "0"), .event("Go"), .restart(input: "\"again\""), .event("Go"), .timer(after: .seconds(60)),
        ]
        let host = TestHost(["Loop": steps + [.activity("End", "\"over\"")]], sessions: sessions)
        try await host.running { hub in
            let id = try await hub.start("Loop", input: "\"first\"")
            let first = try await hub.status(of: id)?.execution
            for number in 1...3 { try await hub.raiseEvent("Go", input: Payload(json: "\(number)"), to: id) }
            let row = try #require(await hub.waitForEnd(of: id))
            #expect(row.output == "\"over\"")
            #expect(row.input == "\"again\"")
            #expect(row.execution != first)
            let history = try #require(await hub.history(of: id)).history
            expectSound(history)
            let raised = history.compactMap { event -> Payload? in
                if case .eventRaised(_, let input) = event.kind { input } else { nil }
            }
            #expect(raised == ["2", "3"])
        }
        #expect(host.log.names == ["A", "A", "End"])
        #expect(host.engine.liveSessions == 0)
    }
}
