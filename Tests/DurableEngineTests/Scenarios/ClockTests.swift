import DurableCore
import DurableEngine
import DurableTestKit
import Testing

/// The clock is set, by an hour or a day, while a host works.
@Suite(.timeLimit(.minutes(1))) struct ClockTests {
    private static let hour = Duration.seconds(3_600)
    private static let halfAnHour = Duration.seconds(1_800)

    private func timerWaits(_ id: InstanceID, _ hub: TaskHub) async throws {
        try await until {
            try await hub.history(of: id)?.history.contains { $0.kind.scheduledTask != nil } ?? false
        }
    }

    private func fired(_ id: InstanceID, _ hub: TaskHub) async throws -> Int {
        try await hub.history(of: id)?.history.count { if case .timerFired = $0.kind { true } else { false } } ?? 0
    }

    /// Once it is set: nothing in here lets time pass.
    @Test(arguments: [hour, hour * 24], [true, false])
    func aTimerFiresOnceTheClockIsSetPastItsTime(jump: Duration, sessions: Bool) async throws {
        let host = TestHost(["O": [.timer(after: Self.halfAnHour)]], sessions: sessions)
        try await host.servingOnly { hub in
            let id = try await hub.start("O", input: nil)
            try await timerWaits(id, hub)
            host.clock.set(by: jump)
            #expect(try await hub.waitForEnd(of: id)?.status == .completed)
            #expect(try await fired(id, hub) == 1)
            expectSound(try #require(await hub.history(of: id)).history)
        }
    }

    @Test(arguments: [hour, hour * 24], [true, false])
    func aTimerWaitsUntilTheClockReadsItsTimeAgain(jump: Duration, sessions: Bool) async throws {
        let programs: [String: [ScriptedEngine.Step]] = ["O": [.timer(after: Self.halfAnHour)], "Other": [.activity("A", "1")]]
        let host = TestHost(programs, sessions: sessions)
        try await host.servingOnly { hub in
            let id = try await hub.start("O", input: nil)
            try await timerWaits(id, hub)
            host.clock.set(by: .zero - jump)
            host.clock.advance(by: Self.halfAnHour)
            // Whoever runs this has looked for timers that are due.
            let other = try await hub.start("Other", input: nil)
            #expect(try await hub.waitForEnd(of: other)?.output == "1")
            #expect(try await fired(id, hub) == 0)
            host.clock.advance(by: jump)
            #expect(try await hub.waitForEnd(of: id)?.status == .completed)
            #expect(try await fired(id, hub) == 1)
            expectSound(try #require(await hub.history(of: id)).history)
        }
    }

    @Test(arguments: [-24, -1, 1, 24])
    func whatIsStartedAfterwardsRuns(hours: Int) async throws {
        let host = TestHost(["O": [.activity("A", "1"), .timer(after: .seconds(5)), .activity("B", "2")]])
        try await host.running { hub in
            host.clock.set(by: Self.hour * hours)
            let id = try await hub.start("O", input: nil)
            #expect(try await hub.waitForEnd(of: id)?.output == "2")
        }
    }

    @Test(arguments: [-24, -1, 1, 24])
    func aTurnThatCouldNotBeTakenIsTriedAgainAfterThePause(hours: Int) async throws {
        let host = TestHost(["O": [.activity("A", "1")]], around: { UnreliableEngine($0) })
        try await host.servingOnly { hub in
            let id = try await hub.start("O", input: nil)
            // Turns and activities fail the first time they are run.
            for _ in 1...3 {
                try await until { host.clock.deadlines.contains { $0 <= host.clock.now + .milliseconds(200) } }
                host.clock.set(by: Self.hour * hours)
                host.clock.advance(by: .milliseconds(200))
            }
            #expect(try await hub.waitForEnd(of: id)?.output == "1")
        }
    }

    @Test func aRunningActivityIsNotStartedAgain() async throws {
        let (log, end) = (ActivityLog(), Doorbell())
        let activity: ScriptedEngine.Activity = { task in
            if task.name == "Long" { await end.wait() }
            return await log.echo(task)
        }
        let programs: [String: [ScriptedEngine.Step]] = ["Long": [.activity("Long", "1")], "Short": [.activity("Short", "2")]]
        let host = TestHost(programs, activity: activity)
        try await host.servingOnly { hub in
            let long = try await hub.start("Long", input: nil)
            try await timerWaits(long, hub)
            for _ in 1...3 {
                host.clock.set(by: Self.hour * 24)
                // The queue is looked into for it.
                let short = try await hub.start("Short", input: nil)
                #expect(try await hub.waitForEnd(of: short)?.output == "2")
            }
            end.ring()
            #expect(try await hub.waitForEnd(of: long)?.output == "1")
        }
        #expect(log.names == ["Short", "Short", "Short", "Long"])
    }

    @Test func aMessageThatIsHandledIsNotHandledAgain() async throws {
        let (storage, handled, began, end) = (MemoryStorage(), Tally(), Doorbell(), Doorbell())
        let host = TestHost([:], storage: storage)
        try await host.serving(queue: "jobs", QueueSettings()) { message, _ in
            handled.add()
            if message.content == .payload("1") {
                began.ring()
                await end.wait()
            }
            return .succeeded()
        } body: { hub in
            try await hub.enqueue("1", to: "jobs")
            await began.wait()
            host.clock.set(by: Self.hour * 24)
            try await hub.enqueue("2", to: "jobs")
            try await until { await storage.peek("jobs", limit: 9).count == 1 }
            end.ring()
            try await until { await storage.peek("jobs", limit: 9).isEmpty }
        }
        #expect(handled.count == 2)
    }
}
