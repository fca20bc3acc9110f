import DurableCore
import DurableEngine
import DurableTestKit
import Testing

/// One orchestration of every kind, with what each must end with whatever goes wrong meanwhile.
enum Everything {
    static let programs: [String: [ScriptedEngine.Step]] = [
        "Chain": [.activity("A", "1"), .activity("B", "2"), .activity("C", "\"chained\"")],
        "Fan": [.activities((0..<8).map { "F\($0)" }), .activity("Join", "\"joined\"")],
        "Sleeper": [.timer(after: .seconds(90)), .activity("Wake", "\"awake\"")],
        "Parent": [.child("Chain", id: nil), .child("Fan", id: nil), .activity("End", "\"raised\"")],
        "Loop": [.activity("L", "0"), .restart(input: "\"again\""), .activity("M", "\"looped\"")],
        "Waiter": [.event("Go"), .activity("Went", "\"went\"")],
        "Failing": [.activity("A", "1"), .fail("boom")],
    ]

    static let outputs: [String: Payload] = [
        "Chain": "\"chained\"", "Fan": "\"joined\"", "Sleeper": "\"awake\"", "Parent": "\"raised\"",
        "Loop": "\"looped\"", "Waiter": "\"went\"",
    ]

    /// Starts two of each.
    static func start(at hub: TaskHub) async throws {
        for name in programs.keys.sorted() {
            for number in 1...2 { try await start(name, id(name, number), at: hub) }
        }
        for number in 1...2 { try await insist { try await hub.raiseEvent("Go", input: nil, to: id("Waiter", number)) } }
    }

    /// Waits until all have ended, and expects of each what must come out.
    static func expectOutputs(at hub: TaskHub) async throws {
        for name in programs.keys.sorted() {
            for number in 1...2 {
                let id = id(name, number)
                let row = try #require(await insist { try await hub.waitForEnd(of: id) })
                #expect(row.status == (name == "Failing" ? .failed : .completed), "\(id)")
                #expect(row.output == outputs[name], "\(id)")
                expectSound(try #require(await insist { try await hub.history(of: id) }).history)
            }
        }
    }

    private static func id(_ name: String, _ number: Int) -> InstanceID { InstanceID("\(name)-\(number)") }

    private static func start(_ name: String, _ id: InstanceID, at hub: TaskHub) async throws {
        try await insist {
            do {
                _ = try await hub.start(name, input: nil, id: id)
            } catch TaskHubError.alreadyExists {
                // An earlier try had been committed.
            }
        }
    }

    /// Does what a client does whose call failed: tries again.
    private static func insist<Result>(_ call: () async throws -> Result) async throws -> Result {
        while true {
            do {
                return try await call()
            } catch is FaultyStorage.Fault {
                try Task.checkCancellation()
            }
        }
    }
}
