import DurableCore
import JSONText
import Testing

@testable import FunctionHost

/// Activities of a fixture app on the real engine.
struct ActivityTests {
    private static func call(_ activity: String, _ input: String) async throws -> HTTPAnswer {
        try await TestHost.serving { (test) async throws in await test.run("Calls", #"["\#(activity)",\#(input)]"#) }
    }

    @Test func aPlainFunctionEndsWithDone() async throws {
        #expect(try await Self.call("Sync", #""x""#).text == #""done with x""#)
    }

    @Test(arguments: ["null", "0", "false", #""""#, "[]", #""\"5\"""#, #"{"é":"\n\u0001"}"#])
    func anAsyncFunctionEndsWithItsValue(_ value: String) async throws {
        #expect(try await Self.call("async", value).text == value)
    }

    @Test func anUncaughtFailureFailsTheOrchestrationWithItsPlace() async throws {
        try await TestHost.serving { (test) async throws in
            let failed = await test.run("Calls", #"["Throws"]"#)
            let output = try #require(try failed.json["output"]?.stringValue)
            #expect(
                output.hasPrefix("Orchestrator function 'Calls' failed: Activity function 'Throws' failed:  RangeError: boom"))
            let id = try #require(try failed.json["instanceId"]?.stringValue)
            let history = await test.get("\(TestHost.api)/instances/\(id)?showHistory=true")
            let event = try #require(try history.json["historyEvents"]?.arrayValue?.first { $0["EventType"] == "TaskFailed" })
            #expect(event["Reason"] == "Activity function 'Throws' failed:  RangeError: boom")
            #expect(event["Details"]?.stringValue?.contains("Throws/index.js:2:") == true)
            #expect(event["FailureDetails"]?["Properties"]?["code"] == "E_BOOM")
        }
    }

    @Test func oneWorkerRunsEverythingToo() async throws {
        try await TestHost.serving(environment: ["FUNCTIONS_WORKER_PROCESS_COUNT": "1"]) { (test) async throws in
            #expect(await test.run("Calls", #"["Sync","x"]"#).text == #""done with x""#)
        }
    }
}
