import DurableCore
import DurableEngine
import JSONText
import Testing

@testable import FunctionHost

/// Orchestrators of a fixture app on the real engine.
struct OrchestratorTests {
    private static let levelOne = ["package.json": #"{"dependencies": {"durable-functions": "^1.5.0"}}"#]

    /// What the orchestrator saw of a failed activity or sub-orchestration.
    private static func caught(_ kind: String, _ name: String, files: [String: String] = [:]) async throws -> JSONValue {
        try await TestHost.serving(files: files) { (test) async throws in
            try await test.run("Catches", #"["\#(kind)","\#(name)"]"#).json
        }
    }

    @Test func aFailedActivityIsCaughtWithTheOriginalsTextAndTheErrorsProperties() async throws {
        let old = try await Self.caught("activity", "Throws", files: Self.levelOne)
        #expect(
            old.text()
                == #"{"message":"Activity function 'Throws' failed:  RangeError: boom","name":"RangeError","#
                + #""code":"E_BOOM","details":"boom"}"#)
        let new = try await Self.caught("activity", "Throws")
        let message = try #require(new["message"]?.stringValue)
        #expect(message.hasPrefix("Activity function 'Throws' failed:  RangeError: boom \n RangeError: boom\n    at "))
        #expect(message.contains("Throws/index.js:2:"))
        #expect(new["name"] == "RangeError")
        #expect(new["code"] == "E_BOOM")
        #expect(new["details"] == "boom")
    }

    @Test func aThrownTextIsCaughtAsText() async throws {
        let old = try await Self.caught("activity", "ThrowsText", files: Self.levelOne)
        #expect(old["message"] == "Activity function 'ThrowsText' failed:  just text")
        let new = try await Self.caught("activity", "throwstext")
        #expect(new["message"] == "Activity function 'throwstext' failed:  just text \n just text")
    }

    @Test func aFailedSubOrchestrationIsCaught() async throws {
        let old = try await Self.caught("sub", "Fails", files: Self.levelOne)
        #expect(old["message"] == "Orchestrator function 'Fails' failed: not today")
        let new = try await Self.caught("sub", "Fails")
        #expect(new["message"]?.stringValue?.hasPrefix("Orchestrator function 'Fails' failed: not today \n ") == true)
        #expect(new["name"] == "TypeError")
    }

    @Test(arguments: ["Nope", "OffActivity", "Echo"])
    func anUnknownActivityFailsTheCall(_ name: String) async throws {
        let message = try #require(try await Self.caught("activity", name)["message"]?.stringValue)
        #expect(
            message.hasPrefix(
                "Activity function '\(name)' failed: The function '\(name)' doesn't exist, is disabled, or is not an activity "
                    + "function. Additional info: The following are the known activity functions: 'Async', 'Flaky', "
                    + "'ThrowsText', 'Outputs', 'Sync', 'Throws'."))
    }

    @Test(arguments: ["Nope", "Off"])
    func anUnknownOrchestratorFails(_ name: String) async throws {
        let message = try #require(try await Self.caught("sub", name)["message"]?.stringValue)
        #expect(message.contains("The function '\(name)' doesn't exist, is disabled, or is not an orchestrator function."))
        try await TestHost.serving { (test) async throws in
            let row = try await test.host.hub.waitForEnd(of: test.start(name))
            #expect(row?.status == .failed)
            #expect(row?.failure?.errorType == "FunctionNotFound")
        }
    }

    @Test func failuresOfOrchestratorsNameTheirPlace() async throws {
        try await TestHost.serving { (test) async throws in
            let row = try await test.host.hub.waitForEnd(of: test.start("Fails"))
            #expect(row?.failure?.errorType == "TypeError")
            #expect(row?.failure?.message == "not today")
            #expect(row?.failure?.stackTrace?.contains("Fails/index.js:4:") == true)
        }
    }

    @Test(arguments: [true, false])
    func subOrchestrationsContinueAsNewAndRetriesWork(_ keepsSessions: Bool) async throws {
        let variable = ["AzureFunctionsJobHost__extensions__durableTask__extendedSessionsEnabled": "\(keepsSessions)"]
        try await TestHost.serving(environment: variable) { (test) async throws in
            #expect(await test.run("Parent").text == #"[{"from":"parent"},"named"]"#)
            #expect(await test.run("Counts", #"{"count":3,"seen":[]}"#).text == "[3,2,1]")
            #expect(await test.run("Retries", #"{"key":"a","attempts":3}"#).text == "3")
            let failed = try await test.run("Retries", #"{"key":"b","attempts":2}"#).json
            #expect(failed["runtimeStatus"] == "Failed")
            #expect(failed["output"]?.stringValue?.contains("attempt 2") == true)
        }
    }

    @Test func aSubOrchestrationHasTheIDItIsGiven() async throws {
        try await TestHost.serving { (test) async throws in
            _ = await test.post("\(TestHost.api)/orchestrators/Parent/p?timeout=60")
            let named = try await test.host.hub.status(of: "p-child")
            #expect(named?.output == #""named""#)
            #expect(named?.parent?.id == "p")
        }
    }
}
