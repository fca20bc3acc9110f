import DurableCore
import DurableEngine
import DurableTestKit
import Testing

/// Payloads above the limit fail whoever made them, and nothing else.
@Suite(.timeLimit(.minutes(1))) struct PayloadLimitTests {
    private static let large = Payload(json: "\"\(String(repeating: "x", count: 99))\"")
    private static let counter = EntityID(name: "counter", key: "c")

    private static func host(
        _ steps: [ScriptedEngine.Step], activity: ScriptedEngine.Activity? = nil
    ) -> TestHost {
        TestHost(["O": steps, "Child": [.activity("A", "1")]], activity: activity) { $0.payloadLimit = PayloadLimit(bytes: 100) }
    }

    private static func reason(_ what: String) -> String {
        "\(what) is too large: 101 bytes of JSON. The limit is 100 bytes, which perdure.limits.payloadInMegabytes of host.json "
            + "sets."
    }

    @Test(
        arguments: [
            ([.activity("A", large)], "The input of the activity 'A'"),
            ([.entity(counter.instance, "add", large)], "The input of the operation 'add' of the entity @counter@c"),
            ([.signal(counter.instance, "add", large)], "The input of the operation 'add' of the entity @counter@c"),
            ([.raise("E", large, to: "other")], "The event 'E'"),
            ([.restart(input: large)], "The input that the orchestration continues as new with"),
        ] as [([ScriptedEngine.Step], String)])
    func anOrchestrationThatPutsOutTooMuchFailsWithTheReason(steps: [ScriptedEngine.Step], what: String) async throws {
        try await Self.host(steps).running { hub in
            let row = try #require(await hub.waitForEnd(of: try await hub.start("O", input: nil)))
            #expect(row.status == .failed)
            #expect(row.failure == FailureDetails(errorType: "PayloadTooLarge", message: Self.reason(what)))
        }
    }

    @Test func anActivityWhoseResultIsTooLargeFails() async throws {
        let host = Self.host([.attempt("A"), .activity("B", "1")]) { task in .returned(task.name == "A" ? Self.large : "2") }
        try await host.running { hub in
            let id = try await hub.start("O", input: nil)
            #expect(try await hub.waitForEnd(of: id)?.output == "2")
            let failures = try await hub.history(of: id)?.history.compactMap { event in
                if case .taskFailed(_, let failure) = event.kind { failure.message } else { nil }
            }
            #expect(failures == [Self.reason("The result of the activity")])
        }
    }

    @Test func whatAClientSendsIsRefusedAndChangesNothing() async throws {
        try await Self.host([.event("E")]).running { hub in
            let refusal = await #expect(throws: WriteRejected.self) { try await hub.start("O", input: Self.large, id: "x") }
            #expect(refusal?.description == Self.reason("The input of the orchestration 'O'"))
            #expect(try await hub.status(of: "x") == nil)
            let id = try await hub.start("O", input: nil)
            await #expect(throws: WriteRejected.self) { try await hub.raiseEvent("E", input: Self.large, to: id) }
            try await hub.raiseEvent("E", input: "1", to: id)
            #expect(try await hub.waitForEnd(of: id)?.output == "1")
        }
    }
}
