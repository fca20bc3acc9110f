import DurableCore
import DurableEngine
import JSONText
import Testing

@testable import FunctionHost

/// What becomes of what functions put into their output bindings (host.md 1.9, 2.9, 2.10).
struct OutputRecorderTests {
    private static let starter = "The binding 'starter' (orchestrationClient) of the function 'Outputs' failed: "

    /// Runs the activity that puts out the members of `values` by their bindings' names.
    private static func run(_ test: TestHost, _ values: String) async -> HTTPAnswer {
        await test.run("Calls", #"["Outputs",\#(values)]"#)
    }

    @Test(arguments: [
        (#""text""#, [#""text""#]), (#"{"a":1}"#, [#"{"a":1}"#]), ("[1,[2]]", ["1", "[2]"]), ("[]", []), ("0", ["0"]),
        ("[1,null,2]", ["1", "2"]),
    ])
    func anArrayIsOneQueueMessagePerElement(_ value: String, _ messages: [String]) async throws {
        try await TestHost.serving { (test) async throws in
            #expect(await Self.run(test, #"{"queue":\#(value)}"#).status == 200)
            #expect(try await test.queue("work") == messages)
        }
    }

    @Test func whatHasNoMeaningHereIsKeptWithItsBinding() async throws {
        try await TestHost.serving { (test) async throws in
            #expect(await Self.run(test, #"{"mail":{"to":["a"]}}"#).status == 200)
            let kept = try await test.queue(OutputRecord.queue).map { try JSONParser.parse($0) }
            #expect(kept.count == 1)
            #expect(kept.first?["function"] == "Outputs")
            #expect(
                kept.first?["binding"]?.text()
                    == #"{"name":"mail","type":"sendGrid","to":"{email}","apiKey":"K","direction":"out"}"#)
            #expect(kept.first?["type"] == "sendGrid")
            #expect(kept.first?["time"]?.stringValue?.hasSuffix("Z") == true)
            #expect(kept.first?["value"]?.text() == #"{"to":["a"]}"#)
            #expect(
                test.log.lines.contains("info: The output 'mail' (sendGrid) of the function 'Outputs' is recorded."))
        }
    }

    @Test(arguments: [
        #"{"FunctionName":"Echo","InstanceId":"x","Input":{"n":1}}"#,
        #"[{"functionname":"echo","instanceid":"x","INPUT":{"n":1}}]"#,
        #""{\"FunctionName\":\"Echo\",\"InstanceId\":\"x\",\"Input\":{\"n\":1}}""#,
    ])
    func aClientAsOutputStartsOrchestrations(_ value: String) async throws {
        try await TestHost.serving { (test) async throws in
            #expect(await Self.run(test, #"{"starter":\#(value)}"#).status == 200)
            #expect(try await test.host.hub.waitForEnd(of: "x")?.output == #"{"n":1}"#)
        }
    }

    @Test(arguments: [
        (#"{"FunctionName":"Nope"}"#, "The orchestration 'Nope' was not started: The function 'Nope' doesn't exist"),
        (
            #"{"FunctionName":"Echo","InstanceId":"@x"}"#,
            "The orchestration 'Echo' was not started: Orchestration instance ids must not start with @."
        ),
        (#"{"Name":"Echo"}"#, "\(starter)An orchestration is started by an object with FunctionName"),
        ("[1]", "\(starter)An orchestration is started by an object with FunctionName"),
    ])
    func whatStartsNothingFailsTheFunction(_ value: String, _ reason: String) async throws {
        try await TestHost.serving { (test) async throws in
            let answer = try await Self.run(test, #"{"starter":\#(value)}"#).json
            #expect(answer["runtimeStatus"] == "Failed")
            #expect(answer["output"]?.stringValue?.contains("Activity function 'Outputs' failed: \(reason)") == true)
        }
    }
}
