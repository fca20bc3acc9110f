import DurableCore
import DurableEngine
import DurableTestKit
import Testing

/// A host that is about to stop ends what runs and begins nothing new.
@Suite(.timeLimit(.minutes(1))) struct DrainTests {
    private static let programs: [String: [ScriptedEngine.Step]] = [
        "Two": [.activity("First", "1"), .activity("Second", "2")], "Other": [.activity("Third", "3")],
    ]

    @Test func whatRunsEndsAndTheNextHostGoesOn() async throws {
        let (storage, log, began, end) = (MemoryStorage(), ActivityLog(), Doorbell(), Doorbell())
        let activity: ScriptedEngine.Activity = { task in
            began.ring()
            await end.wait()
            return await log.echo(task)
        }
        let host = TestHost(Self.programs, storage: storage, activity: activity)
        let ids = try await host.servingOnly { hub in
            let two = try await hub.start("Two", input: nil)
            await began.wait()
            host.drain()
            let other = try await hub.start("Other", input: nil)
            end.ring()
            // Its result is kept, and nothing is made of it.
            try await until { await storage.peek(.activities, limit: 9).isEmpty }
            #expect(try await hub.status(of: other)?.status == .pending)
            return [two, other]
        }
        #expect(log.names == ["First"])

        let next = TestHost(Self.programs, name: "next", storage: storage, clock: host.clock)
        try await next.running { (hub) async throws in
            for (id, output) in zip(ids, ["2", "3"] as [Payload]) {
                #expect(try await hub.waitForEnd(of: id)?.output == output)
            }
        }
        #expect(next.log.names.sorted() == ["Second", "Third"])
    }
}
