import DurableCore
import DurableEngine
import JSONText
import Testing

@testable import FunctionHost

/// What settings of host.json do to orchestrations (host.md 2.2).
struct DurableSettingsTests {
    private static func serving<Result: Sendable>(
        _ settings: String, _ body: (TestHost) async throws -> Result
    ) async throws -> Result {
        let host = #"{"version":"2.0","extensions":{"durableTask":{"hubName":"Settings",\#(settings)}}}"#
        return try await TestHost.serving("lifecycle", files: ["host.json": host], body)
    }

    @Test func anOrchestrationFailsWhenItAsksForMoreThanIsAllowed() async throws {
        try await Self.serving(#""maxOrchestrationActions":1"#) { (test) async throws in
            let row = try await test.host.hub.waitForEnd(of: test.start("Outer"))
            #expect(row?.status == .failed)
            #expect(row?.failure?.message.hasPrefix("Maximum amount of orchestration actions (1) has been reached.") == true)
            #expect(
                try await test.host.hub.waitForEnd(of: test.start("Waits", id: "w"), within: .zero)?.status.isTerminal == false)
        }
    }

    @Test(arguments: [("AnyState", 202), ("NonRunningStates", 409)])
    func anIDInUseIsTakenOverWhereThatIsWanted(_ states: String, _ status: Int) async throws {
        try await Self.serving(#""overridableExistingInstanceStates":"\#(states)""#) { (test) async throws in
            let path = "\(TestHost.api)/orchestrators/Waits/x"
            #expect(await test.post(path, "1").status == 202)
            let first = try await test.host.hub.status(of: "x")?.execution
            #expect(await test.post(path, "2").status == status)
            let second = try await test.host.hub.status(of: "x")
            #expect((second?.execution != first) == (status == 202))
            #expect(second?.input == (status == 202 ? "2" : "1"))
        }
    }

    @Test(arguments: [true, false])
    func eventsThatNobodyTakesAreReportedUnlessTheyAreToBeDropped(_ reports: Bool) async throws {
        try await Self.serving(#""throwStatusExceptionsOnRaiseEvent":\#(reports)"#) { (test) async throws in
            _ = try await test.host.hub.waitForEnd(of: test.start("Inner", id: "ended", input: "1"))
            let instances = "\(TestHost.api)/instances"
            #expect(await test.post("\(instances)/nobody/raiseEvent/Go", "1").status == (reports ? 404 : 202))
            #expect(await test.post("\(instances)/ended/raiseEvent/Go", "1").status == (reports ? 410 : 202))
            #expect(await test.post("\(instances)/ended/raiseEvent/Go", "{").status == (reports ? 410 : 400))
        }
    }
}
