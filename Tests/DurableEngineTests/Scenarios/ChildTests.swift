import DurableCore
import DurableEngine
import DurableTestKit
import Testing

@Suite(.timeLimit(.minutes(1))) struct ChildTests {
    private let programs: [String: [ScriptedEngine.Step]] = [
        "Parent": [.child("Child", id: nil), .child("Child", id: "mine")],
        "Child": [.activity("A", "1"), .activity("B", "\"from the child\"")],
        "Reckless": [.child("Failing", id: nil)],
        "Failing": [.activity("A", "1"), .fail("boom")],
        "Waiter": [.event("Go")],
        "Rival": [.child("Child", id: "taken")],
        "Guardian": [.child("Waiter", id: "ward")],
    ]

    @Test(arguments: [true, false])
    func aParentGetsWhatItsChildrenReturn(sessions: Bool) async throws {
        let host = TestHost(programs, sessions: sessions)
        try await host.running { hub in
            _ = try await hub.start("Parent", input: nil, id: "p")
            #expect(try await hub.waitForEnd(of: "p")?.output == "\"from the child\"")
            for id in ["p:0000", "mine"] as [InstanceID] {
                let child = try #require(await hub.status(of: id))
                #expect(child.status == .completed)
                #expect(child.parent?.id == "p")
            }
            expectSound(try #require(await hub.history(of: "p")).history)
        }
        #expect(host.engine.liveSessions == 0)
    }

    @Test(arguments: [true, false])
    func aFailureOfAChildIsItsParents(sessions: Bool) async throws {
        try await TestHost(programs, sessions: sessions).running { hub in
            let id = try await hub.start("Reckless", input: nil)
            let row = try #require(await hub.waitForEnd(of: id))
            #expect(row.status == .failed)
            #expect(row.failure == FailureDetails(errorType: "Error", message: "boom"))
        }
    }

    @Test(arguments: [true, false])
    func anIDInUseFailsTheTask(sessions: Bool) async throws {
        try await TestHost(programs, sessions: sessions).running { hub in
            _ = try await hub.start("Waiter", input: nil, id: "taken")
            let id = try await hub.start("Rival", input: nil)
            let row = try #require(await hub.waitForEnd(of: id))
            #expect(row.status == .failed)
            #expect(row.failure?.errorType == "InstanceAlreadyExists")
            #expect(try await hub.status(of: "taken")?.status.isTerminal == false)
        }
    }

    @Test(arguments: [true, false])
    func aTerminatedChildFailsTheTaskOfItsParent(sessions: Bool) async throws {
        try await TestHost(programs, sessions: sessions).running { hub in
            let id = try await hub.start("Guardian", input: nil)
            try await until { try await hub.status(of: "ward") != nil }
            try await hub.terminate("ward", reason: "enough")
            let row = try #require(await hub.waitForEnd(of: id))
            #expect(row.failure == FailureDetails(errorType: "OrchestrationTerminated", message: "enough"))
        }
    }

    @Test(arguments: [true, false])
    func aTerminatedParentLeavesItsChildRunning(sessions: Bool) async throws {
        try await TestHost(programs, sessions: sessions).running { hub in
            let id = try await hub.start("Guardian", input: nil)
            try await until { try await hub.status(of: "ward") != nil }
            try await hub.terminate(id, reason: nil)
            #expect(try await hub.waitForEnd(of: id)?.status == .terminated)
            try await hub.raiseEvent("Go", input: "7", to: "ward")
            #expect(try await hub.waitForEnd(of: "ward")?.output == "7")
        }
    }
}
